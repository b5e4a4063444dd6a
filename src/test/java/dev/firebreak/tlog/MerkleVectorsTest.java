package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
class MerkleVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyInclusionVectorHasItsVerdict() throws IOException {
        List<Path> vectors = vectors("inclusion");
        assertThat(vectors).hasSize(31);
        for (Path vector : vectors) {
            JsonNode probe = JSON.readTree(vector.toFile());
            assertThat(includes(probe)).as(vector.toString()).isNotEqualTo(wantsError(probe));
        }
    }

    @Test
    void everyConsistencyVectorHasItsVerdict() throws IOException {
        List<Path> vectors = vectors("consistency");
        assertThat(vectors).hasSize(22);
        for (Path vector : vectors) {
            JsonNode probe = JSON.readTree(vector.toFile());
            assertThat(consistent(probe)).as(vector.toString()).isNotEqualTo(wantsError(probe));
        }
    }

    private static boolean wantsError(JsonNode probe) {
        return probe.required("wantErr").booleanValue();
    }

    /** What is not even 32 bytes is no hash, and proves nothing. */
    private static boolean includes(JsonNode probe) {
        try {
            return Inclusion.holds(
                    hash(probe.required("leafHash")),
                    number(probe.required("leafIdx")),
                    number(probe.required("treeSize")),
                    proof(probe),
                    hash(probe.required("root")));
        } catch (Malformed e) {
            return false;
        }
    }

    private static boolean consistent(JsonNode probe) {
        try {
            return Consistency.holds(
                    number(probe.required("size1")),
                    number(probe.required("size2")),
                    hash(probe.required("root1")),
                    hash(probe.required("root2")),
                    proof(probe));
        } catch (Malformed e) {
            return false;
        }
    }

    private static List<Hash> proof(JsonNode probe) {
        List<Hash> proof = new ArrayList<>();
        probe.required("proof").forEach(each -> proof.add(hash(each)));
        return proof;
    }

    private static Hash hash(JsonNode base64) {
        return Hash.of(Base64.getDecoder().decode(base64.textValue()));
    }

    /** The vectors count to 2^64. */
    private static long number(JsonNode node) {
        return node.bigIntegerValue().longValue();
    }

    private static List<Path> vectors(String kind) throws IOException {
        Path folder = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), "standards/rfc6962/testdata", kind);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
