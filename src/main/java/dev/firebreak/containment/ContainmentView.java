package dev.firebreak.containment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A containment action as the API and the pages show it.
 *
 * @param state the word of its state
 * @param statePlain the same for people
 * @param parameters further values by name
 * @param approvers who approved it
 * @param expiresAt when people are asked whether it goes on, or null where nothing limits it
 * @param heldBy whom the same target is contained for beside this case: keys, or "another case" where that may not be known
 * @param signers who signed that it stays
 */
record ContainmentView(
        long id,
        String caseKey,
        String action,
        String title,
        String target,
        Map<String, String> parameters,
        String reason,
        String risk,
        boolean reversible,
        String state,
        String statePlain,
        String requester,
        List<String> approvers,
        List<String> signers,
        List<String> heldBy,
        boolean drill,
        String message,
        Instant requestedAt,
        @Nullable Instant activeAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt) {

    /** "Hours to contain: 4, Service: nginx"; "" where it has no parameters. */
    public String parametersText() {
        return ContainmentParameter.text(parameters);
    }
}
