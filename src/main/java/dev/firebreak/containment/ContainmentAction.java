package dev.firebreak.containment;

import dev.firebreak.cases.CaseKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action on one target, with what became of it.
 *
 * @param caseKey the case it belongs to now
 * @param requestedIn the case it was asked for in; another one only after a merge
 * @param requester login of the person who asked for it
 * @param drill whether it belongs to a drill and must not reach a hook
 * @param parameters further values by name, see the catalogue
 * @param hash SHA-256 of the exact action, which approvals are bound to: 64 lowercase hex
 * @param message what the hook or a person said last; may be ""
 * @param hookReference by what the hook knows it, such as the number of a rule; "" where it said none
 * @param activeAt since when it is in force, or null
 * @param expiresAt when people are asked whether it goes on, or null where nothing limits it
 */
record ContainmentAction(
        long id,
        CaseKey caseKey,
        CaseKey requestedIn,
        ContainmentKind kind,
        String target,
        Map<String, String> parameters,
        String reason,
        ContainmentState state,
        String requester,
        boolean drill,
        String hash,
        String message,
        String hookReference,
        Instant requestedAt,
        @Nullable Instant activeAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt) {

    /** "Stop service on srv-1 (Service: nginx)": what people read. */
    String summary() {
        return request().summary();
    }

    /** What was asked for. */
    ContainmentRequest request() {
        return new ContainmentRequest(kind, target, parameters, reason);
    }
}
