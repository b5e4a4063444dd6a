package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.tlog.Commitment;
import dev.firebreak.tlog.Hash;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry ready to be appended: what the tree will commit to is settled but for its place in its case, which the database gives.
 *
 * @param at UTC, millisecond precision
 * @param body canonical JSON, see {@link EntryBody}
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on to the database, compared by no one.
record StagedEntry(
        UUID id,
        Instant at,
        String actor,
        String kind,
        @Nullable String caseKey,
        Hash commitment,
        byte[] salt,
        String body) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static StagedEntry of(Instant at, String actor, AuditEntry entry, ObjectMapper json) {
        byte[] salt = new byte[Commitment.SALT_SIZE];
        RANDOM.nextBytes(salt);
        byte[] body = EntryBody.of(actor, entry, json);
        return new StagedEntry(
                UUID.randomUUID(),
                at,
                EntryBody.storable(actor),
                entry.kind(),
                entry.caseKey(),
                Commitment.of(salt, body),
                salt,
                EntryBody.text(body));
    }
}
