package dev.firebreak.worker;

import dev.firebreak.engine.EffectOffers;
import dev.firebreak.engine.EffectOrder;
import dev.firebreak.engine.LateOutcome;
import dev.firebreak.web.Refusal;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands effects to workers in other networks, each its own, and takes what became of them. */
@RestController
@RequestMapping("/api/effects")
class WorkerApi {

    private static final int MOST = 20;

    private final EffectOffers offers;
    private final WorkersProperties properties;

    WorkerApi(EffectOffers offers, WorkersProperties properties) {
        this.offers = offers;
        this.properties = properties;
    }

    /**
     * @param topics null for all of the worker's
     * @param max at most 20; null for that
     * @param worker who the worker means to be; null where it trusts its token
     */
    record Fetch(
            @Nullable List<String> topics,
            @Nullable Integer max,
            @Nullable String worker) {}

    /** Its own effects that wait; each has to be told an outcome before its lock ends. */
    @PostMapping("/fetch")
    List<Map<String, Object>> fetch(@RequestBody Fetch fetch, Principal machine) {
        String worker = WorkerTokens.name(machine.getName());
        if (fetch.worker() != null && !fetch.worker().equals(worker)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "This is the token of worker " + worker + ", not of " + fetch.worker()
                            + ". Give each worker its own name and token.");
        }
        List<String> own = topics(worker);
        List<String> topics = fetch.topics() == null ? own : fetch.topics();
        if (!own.containsAll(topics)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Worker " + worker + " may fetch " + own + " only. Ask an administrator if it should fetch more.");
        }
        int max = fetch.max() == null ? MOST : Math.max(1, Math.min(MOST, fetch.max()));
        return offers.fetch(worker, topics, max).stream().map(WorkerApi::json).toList();
    }

    @PostMapping("/{id}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outcome(@PathVariable String id, @RequestBody ToldOutcome told, Principal machine) {
        String worker = WorkerTokens.name(machine.getName());
        try {
            offers.tell(worker, topics(worker), id, told.read());
        } catch (LateOutcome late) {
            throw new Refusal(HttpStatus.CONFLICT, "Not yours, or no longer", String.valueOf(late.getMessage()));
        }
    }

    private List<String> topics(String worker) {
        WorkersProperties.Worker found = properties.workers().get(worker);
        return found == null ? List.of() : found.topics();
    }

    private static Map<String, Object> json(EffectOrder order) {
        Map<String, Object> json = new HashMap<>(order.more());
        json.put("id", order.id());
        json.put("topic", order.topic());
        json.put("action", order.action());
        json.put("target", order.target());
        json.put("key", order.key());
        json.put("lockedUntil", order.lockedUntil());
        return json;
    }
}
