package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.tlog.Hash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes what every bundle has: how to check it, the keys, the checkpoints with their proofs, the lines of entries. */
@Component
class BundleBasics {

    private final Checkpoints checkpoints;
    private final CheckpointSigner signer;
    private final ObjectMapper json;

    BundleBasics(Checkpoints checkpoints, CheckpointSigner signer, ObjectMapper json) {
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.json = json;
    }

    /**
     * Begins a bundle.
     *
     * @param about what it is, for people, Markdown
     * @param since size of a checkpoint that the reader keeps; 0, or more than there is: none
     */
    BundleWriter begin(OutputStream out, String about, SignedTree signed, long since) throws IOException {
        BundleWriter bundle = new BundleWriter(out, signer.key());
        bundle.file("README.md", utf8(about + "\n" + resource("README.md")));
        bundle.file("verify.py", utf8(resource("verify.py")));
        bundle.file("keys.txt", utf8(String.join("\n", keys()) + "\n"));
        bundle.file("checkpoint.txt", signed.note().bytes());
        if (since > 0 && since < signed.size()) {
            earlier(bundle, signed, since);
        }
        return bundle;
    }

    /** A JSON file. */
    void json(BundleSink bundle, String path, Object content) throws IOException {
        bundle.file(path, json.writeValueAsBytes(content));
    }

    /** timeline.csv, to be closed before the next file. */
    TimelineCsv timeline(BundleSink bundle) throws IOException {
        return new TimelineCsv(bundle.open("timeline.csv"), json);
    }

    /** A line of entries.ndjson. */
    void line(OutputStream out, ProvedEntry entry, SignedTree signed) throws IOException {
        List<Hash> proof = signed.tree().inclusion(entry.seq());
        out.write(json.writeValueAsBytes(
                new BundledEntry(entry.seq(), entry.leaf(), entry.salt(), entry.body(), hex(proof))));
        out.write('\n');
    }

    static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }

    private void earlier(BundleSink bundle, SignedTree signed, long since) throws IOException {
        var note = checkpoints.of(since);
        if (note.isPresent()) {
            bundle.file("checkpoints/" + since + ".txt", note.get().bytes());
        }
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("from", since);
        proof.put("to", signed.size());
        proof.put("proof", hex(signed.tree().consistency(since)));
        json(bundle, "consistency/" + since + "-" + signed.size() + ".json", proof);
    }

    /** With the one that signs the manifest, which may not have signed a checkpoint yet. */
    private List<String> keys() {
        List<String> keys = new ArrayList<>(checkpoints.keys());
        String own = signer.key().verifier().line();
        if (!keys.contains(own)) {
            keys.add(own);
        }
        return keys;
    }

    private static String resource(String name) throws IOException {
        return new ClassPathResource("verify/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
