package dev.firebreak.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firebreak.containment.HookCall;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server handed out.
 *
 * @param id to tell the outcome with
 * @param call what a hook is to do; empty where this worker cannot read it
 * @param lockedUntil by the clock of this machine: when another may have it
 */
record FetchedOrder(String id, Optional<HookCall> call, Instant lockedUntil) {

    /** @param ahead how far our clock is ahead of the server's */
    static FetchedOrder of(JsonNode order, Duration ahead) {
        return new FetchedOrder(
                order.path("id").asText(), call(order), lockedUntil(order).plus(ahead));
    }

    private static Optional<HookCall> call(JsonNode order) {
        boolean complete = List.of("caseKey", "action", "target", "key", "reason").stream()
                .allMatch(name -> order.path(name).isTextual());
        String kind = order.path("kind").asText();
        if (!complete || !List.of("apply", "release").contains(kind)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        order.path("parameters")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        return Optional.of(new HookCall(
                order.path("caseKey").asText(),
                order.path("action").asText(),
                order.path("target").asText(),
                Map.copyOf(parameters),
                kind,
                order.path("reason").asText(),
                order.path("key").asText()));
    }

    /** The beginning of time where it cannot be read, so that nothing is sent. */
    private static Instant lockedUntil(JsonNode order) {
        try {
            return Instant.parse(order.path("lockedUntil").asText());
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }

    /** For people: "block-ip on 203.0.113.7 for IR-2026-0001". */
    String summary() {
        return call.map(each -> (each.releases() ? "release " : "") + each.action() + " on " + each.target() + " for "
                        + each.caseKey())
                .orElse("order " + id);
    }
}
