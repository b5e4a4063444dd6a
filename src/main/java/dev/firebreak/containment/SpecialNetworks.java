package dev.firebreak.containment;

import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The addresses that belong to no server on the public internet: the special-purpose registries of IANA (RFC 6890) and
 * where clouds keep what they tell their machines about themselves.
 */
final class SpecialNetworks {

    private static final IpAddressMatcher GLOBAL_UNICAST = new IpAddressMatcher("2000::/3");
    private static final String METADATA = "a metadata address of a cloud";

    /** First match counts. */
    private static final List<Special> ALL = List.of(
            metadata("169.254.169.254"),
            metadata("169.254.170.2"),
            metadata("169.254.170.23"),
            metadata("100.100.100.200"),
            metadata("192.0.0.192"),
            metadata("168.63.129.16"),
            metadata("fd00:ec2::254"),
            metadata("fd00:ec2::23"),
            metadata("fd20:ce::254"),
            special("127.0.0.0/8", "a loopback address"),
            special("::1", "a loopback address"),
            special("0.0.0.0/8", "no address of a single machine"),
            special("::", "no address of a single machine"),
            special("169.254.0.0/16", "a link-local address"),
            special("fe80::/10", "a link-local address"),
            special("10.0.0.0/8", "a private address"),
            special("172.16.0.0/12", "a private address"),
            special("192.168.0.0/16", "a private address"),
            special("fc00::/7", "a private address"),
            special("fec0::/10", "a private address"),
            special("100.64.0.0/10", "an address behind a provider's translation"),
            special("224.0.0.0/4", "a multicast address"),
            special("ff00::/8", "a multicast address"),
            special("192.0.0.0/24", "a reserved address"),
            special("192.0.2.0/24", "an address for documentation"),
            special("198.51.100.0/24", "an address for documentation"),
            special("203.0.113.0/24", "an address for documentation"),
            special("192.88.99.0/24", "a reserved address"),
            special("198.18.0.0/15", "an address for measurements"),
            special("240.0.0.0/4", "a reserved or broadcast address"),
            // These carry an address of version 4 that nobody here sees.
            special("2001::/23", "a reserved address"),
            special("2002::/16", "an address of version 4 in disguise"),
            special("64:ff9b::/96", "an address of version 4 in disguise"),
            special("64:ff9b:1::/48", "an address of version 4 in disguise"),
            special("2001:db8::/32", "an address for documentation"),
            special("3fff::/20", "an address for documentation"));

    private SpecialNetworks() {}

    /**
     * @param what such as "a loopback address"
     * @param metadata whether it gives away credentials of the machine that asks
     */
    record Special(IpAddressMatcher network, String what, boolean metadata) {}

    /** What is special about an address, if anything is. */
    static Optional<Special> of(String address) {
        Optional<Special> listed =
                ALL.stream().filter(special -> special.network.matches(address)).findFirst();
        if (listed.isPresent() || !address.contains(":") || GLOBAL_UNICAST.matches(address)) {
            return listed;
        }
        return Optional.of(special(address, "a reserved address"));
    }

    private static Special metadata(String address) {
        return new Special(new IpAddressMatcher(address), METADATA, true);
    }

    private static Special special(String network, String what) {
        return new Special(new IpAddressMatcher(network), what, false);
    }
}
