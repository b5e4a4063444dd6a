package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One address in the set of its version. */
record NftAddress(String address) implements NftTarget {

    static NftAddress read(String text) {
        return new NftAddress(IpTarget.read(text));
    }

    private String set() {
        return address.contains(":") ? "blocked6" : "blocked4";
    }

    @Override
    public boolean isIn(JsonNode table) {
        return StreamSupport.stream(table.path("nftables").spliterator(), false)
                .map(entry -> entry.path("set"))
                .filter(set -> set.path("name").asText().equals(set()))
                .flatMap(set -> StreamSupport.stream(set.path("elem").spliterator(), false))
                .anyMatch(element -> isSame(element.asText()));
    }

    /** nft shortens addresses of version 6 in its own way. */
    private boolean isSame(String element) {
        try {
            return InetAddress.getByName(element).equals(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("nft lists '" + element + "', which is no address", e);
        }
    }

    @Override
    public List<Map<String, ?>> add() {
        return List.of(Map.of("add", element()));
    }

    @Override
    public List<Map<String, ?>> remove(JsonNode table) {
        return List.of(Map.of("delete", element()));
    }

    private Map<String, ?> element() {
        return Map.of("element", NftTarget.inTable(Map.of("name", set(), "elem", List.of(address))));
    }
}
