package dev.firebreak.containment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands for a call's target in the table {@code inet firebreak}. */
sealed interface NftTarget permits NftAddress, NftSegment {

    /** Its family and name, as every command names it. */
    static Map<String, Object> inTable(Map<String, ?> rest) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("family", "inet", "table", "firebreak"));
        all.putAll(rest);
        return all;
    }

    /** @throws InvalidTarget where this firewall cannot know the target */
    static NftTarget of(HookCall call) {
        return call.action().equals("restrict-segment")
                ? NftSegment.read(call.target())
                : NftAddress.read(call.address());
    }

    /** @param table as {@code nft -j list table} prints it */
    boolean isIn(JsonNode table);

    /** Commands of libnftables-json(5). */
    List<Map<String, ?>> add();

    /** Commands that take it out again, wherever the table has it. */
    List<Map<String, ?>> remove(JsonNode table);
}
