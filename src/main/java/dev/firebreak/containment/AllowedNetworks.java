package dev.firebreak.containment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * The addresses that hooks may have: public ones, and those that an administrator allows by network. A metadata address
 * is allowed only by an entry that names it alone.
 */
final class AllowedNetworks {

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
        int slash = cidr.indexOf('/');
        String length = slash < 0 ? "" : cidr.substring(slash + 1);
        if (!length.matches("\\d{0,3}") || length.matches("0+")) {
            throw new IllegalArgumentException("'" + cidr + "' is no network that could be allowed");
        }
        try {
            int bits = InetAddress.getByName(slash < 0 ? cidr : cidr.substring(0, slash))
                            .getAddress()
                            .length
                    * Byte.SIZE;
            return new Network(new IpAddressMatcher(cidr), length.isEmpty() || Integer.parseInt(length) == bits);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + cidr + "' is no network", e);
        }
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
