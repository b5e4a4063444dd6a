package dev.firebreak.containment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The addresses that hooks may have: public ones, and those that an administrator allows by network. A metadata address
 * is allowed only by an entry that names it alone.
 */
final class AllowedNetworks {

    /** Digits and colons only, so that no name is looked up. */
    private static final Pattern CIDR = Pattern.compile(
            "(?:(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?:/(?<length>0|[1-9]\\d{0,2}))?");

    private final List<Network> networks;

    private AllowedNetworks(List<Network> networks) {
        this.networks = networks;
    }

    private record Network(IpAddressMatcher matcher, boolean single) {}

    /**
     * @param cidrs such as {@code 10.3.0.0/16} or {@code fd12::7}
     * @throws IllegalArgumentException naming the one that is no network, or that means every address
     */
    static AllowedNetworks of(List<String> cidrs) {
        return new AllowedNetworks(cidrs.stream().map(AllowedNetworks::network).toList());
    }

    private static Network network(String cidr) {
        Matcher parts = CIDR.matcher(cidr);
        if (!parts.matches() || "0".equals(parts.group("length"))) {
            throw new IllegalArgumentException("'" + cidr + "' is no network that could be allowed");
        }
        String length = parts.group("length");
        int bits = cidr.contains(":") ? 128 : 32;
        return new Network(new IpAddressMatcher(cidr), length == null || Integer.parseInt(length) == bits);
    }

    /** @throws BlockedAddress where a hook must not have this address */
    void check(InetAddress address) throws BlockedAddress {
        String text = spelled(address);
        Optional<SpecialNetworks.Special> special = SpecialNetworks.of(text);
        if (special.isPresent() && !allows(text, special.get())) {
            throw new BlockedAddress(text, special.get().what());
        }
    }

    private boolean allows(String address, SpecialNetworks.Special special) {
        return networks.stream()
                .filter(network -> network.single() || !special.metadata())
                .anyMatch(network -> network.matcher().matches(address));
    }

    /** Without zone, and version 4 where it is one inside version 6. */
    private static String spelled(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
