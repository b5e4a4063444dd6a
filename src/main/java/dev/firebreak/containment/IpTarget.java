package dev.firebreak.containment;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** One IP address, version 4 or 6, written as such; never a name that would have to be looked up. */
final class IpTarget {

    private static final Pattern FOUR =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int FIRST_RESERVED = 240;

    private IpTarget() {}

    static String read(String text) {
        if (text.contains("/")) {
            throw new InvalidTarget(text, "is a network. Give one address.");
        }
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            throw new InvalidTarget(text, "is no IP address. A name does not belong here.");
        }
        InetAddress address = parse(text);
        if (address.isAnyLocalAddress() || first(address) == 0 && address instanceof Inet4Address) {
            throw new InvalidTarget(text, "means every address. Give the one that is meant.");
        }
        if (address.isLoopbackAddress()) {
            throw new InvalidTarget(text, "is a loopback address: it never comes from outside.");
        }
        if (address.isMulticastAddress()) {
            throw new InvalidTarget(text, "is a multicast address: it belongs to no single machine.");
        }
        if (address.isLinkLocalAddress()) {
            throw new InvalidTarget(text, "is a link-local address: it means another machine on every network.");
        }
        if (address instanceof Inet4Address && first(address) >= FIRST_RESERVED) {
            throw new InvalidTarget(text, "is a broadcast or reserved address: it belongs to no single machine.");
        }
        return address.getHostAddress();
    }

    /** Of an address in its one spelling. */
    static InetAddress parse(String text) {
        try {
            // Digits, dots and colons only, so nothing is looked up.
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new InvalidTarget(text, "is no IP address.");
        }
    }

    private static int first(InetAddress address) {
        return Byte.toUnsignedInt(address.getAddress()[0]);
    }
}
