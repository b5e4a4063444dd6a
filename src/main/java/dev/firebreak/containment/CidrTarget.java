package dev.firebreak.containment;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One network in CIDR notation (RFC 4632), written with its first address. */
final class CidrTarget {

    private static final Pattern NOTATION = Pattern.compile("([0-9a-fA-F:.]+)/(0|[1-9]\\d{0,2})");

    /** A wider network is no segment: 10.0.0.0/8 is the widest that one organisation has for itself. */
    private static final int WIDEST_FOUR = 8;

    /** What a registry gives to one organisation. */
    private static final int WIDEST_SIX = 29;

    private CidrTarget() {}

    static String read(String text) {
        Matcher notation = NOTATION.matcher(text);
        if (!notation.matches()) {
            throw new InvalidTarget(text, "is no network. Give its first address and its length, such as 10.1.2.0/24.");
        }
        int length = Integer.parseInt(notation.group(2));
        if (length == 0) {
            throw new InvalidTarget(text, "means every address. Give the segment that is meant.");
        }
        String first = IpTarget.read(notation.group(1));
        InetAddress address = IpTarget.parse(first);
        int bits = address.getAddress().length * Byte.SIZE;
        if (length > bits || length < (bits == Integer.SIZE ? WIDEST_FOUR : WIDEST_SIX)) {
            throw new InvalidTarget(
                    text,
                    "is as wide as no segment is. Give a length from "
                            + (bits == Integer.SIZE ? WIDEST_FOUR : WIDEST_SIX) + " to " + bits + ".");
        }
        BigInteger host = BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
        if (new BigInteger(1, address.getAddress()).and(host).signum() != 0) {
            throw new InvalidTarget(
                    text, "does not begin with the first address of the network. Give the one that does.");
        }
        return first + "/" + length;
    }
}
