package dev.firebreak.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the record is proven. */
public interface RecordProof {

    /** As of now. */
    State state();

    /**
     * @param sequenced entries in the tree
     * @param waiting entries that are written and not yet in the tree
     * @param lag age of the oldest that waits; zero when none does
     * @param checkpoint the newest signed checkpoint as a signed note, or null before the first
     * @param signedAt when, or null before the first
     * @param signedSize how many entries it covers
     * @param trouble a sentence that says what holds the proof up and what to do, or null
     */
    record State(
            long sequenced,
            long waiting,
            Duration lag,
            @Nullable String checkpoint,
            @Nullable Instant signedAt,
            long signedSize,
            @Nullable String trouble) {

        /** Entries in the tree that no checkpoint covers yet. */
        public long unsigned() {
            return Math.max(0, sequenced - signedSize);
        }

        /** Age of the newest checkpoint in words, such as "40 s" or "3 h"; empty before the first. */
        public String age(Instant now) {
            Duration age = signedAt == null ? null : Duration.between(signedAt, now);
            if (age == null) {
                return "";
            }
            long seconds = Math.max(0, age.toSeconds());
            return seconds < 120 ? seconds + " s" : seconds < 7200 ? age.toMinutes() + " min" : age.toHours() + " h";
        }
    }
}
