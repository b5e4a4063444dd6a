package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A network segment: two rules that bear its name. Rules and not a set, because sets of intervals allow no segment inside
 * another one, and merging them would release both together.
 */
record NftSegment(String address, int length) implements NftTarget {

    private static final Pattern CIDR =
            Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/([1-9]\\d{0,2})");

    static NftSegment read(String text) {
        Matcher parts = CIDR.matcher(text);
        if (!parts.matches()) {
            throw new InvalidTarget(text, "is no network segment, such as 10.3.0.0/24.");
        }
        try {
            InetAddress address = InetAddress.getByName(parts.group(1));
            int length = Integer.parseInt(parts.group(2));
            int bits = address.getAddress().length * Byte.SIZE;
            if (length > bits || new BigInteger(1, address.getAddress()).getLowestSetBit() < bits - length) {
                throw new InvalidTarget(text, "is no network segment: bits after its length are set.");
            }
            return new NftSegment(address.getHostAddress(), length);
        } catch (UnknownHostException e) {
            throw new InvalidTarget(text, "is no network segment.");
        }
    }

    /** Such as "10.3.0.0/24". */
    String name() {
        return address + "/" + length;
    }

    @Override
    public boolean isIn(JsonNode table) {
        return rules(table).findAny().isPresent();
    }

    private Stream<JsonNode> rules(JsonNode table) {
        return StreamSupport.stream(table.path("nftables").spliterator(), false)
                .map(entry -> entry.path("rule"))
                .filter(rule -> rule.path("comment").asText().equals(name()));
    }

    @Override
    public List<Map<String, ?>> add() {
        return Stream.of("saddr", "daddr").<Map<String, ?>>map(this::rule).toList();
    }

    private Map<String, ?> rule(String field) {
        String protocol = address.contains(":") ? "ip6" : "ip";
        Map<String, ?> match = Map.of(
                "op", "==",
                "left", Map.of("payload", Map.of("protocol", protocol, "field", field)),
                "right", Map.of("prefix", Map.of("addr", address, "len", length)));
        List<Map<String, ?>> expression = List.of(Map.of("match", match), Collections.singletonMap("drop", null));
        return Map.of(
                "add",
                Map.of(
                        "rule",
                        NftTarget.inTable(Map.of("chain", "restricted", "comment", name(), "expr", expression))));
    }

    @Override
    public List<Map<String, ?>> remove(JsonNode table) {
        return rules(table)
                .<Map<String, ?>>map(rule -> Map.of(
                        "delete",
                        Map.of(
                                "rule",
                                NftTarget.inTable(Map.of(
                                        "chain",
                                        "restricted",
                                        "handle",
                                        rule.path("handle").asLong())))))
                .toList();
    }
}
