package dev.firebreak.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of entries.ndjson.
 *
 * @param seq place in the tree, from 0
 * @param leaf its text, see {@link dev.firebreak.tlog.Leaf}
 * @param salt 64 hex digits, or null where the body was erased
 * @param body RFC 8785 JSON, or null where it was erased
 * @param proof from the leaf to the root of the checkpoint, in hex
 */
@JsonPropertyOrder({"seq", "leaf", "salt", "body", "proof"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BundledEntry(
        long seq,
        String leaf,
        @Nullable String salt,
        @Nullable String body,
        List<String> proof) {

    public BundledEntry {
        proof = List.copyOf(proof);
    }
}
