package dev.firebreak.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void everyVectorIsWrittenToTheByte() throws IOException {
        Path vectors = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), "standards/jcs-rfc8785/testdata");
        try (Stream<Path> inputs = Files.list(vectors.resolve("input"))) {
            List<Path> all = inputs.sorted().toList();
            assertThat(all).hasSize(6);
            for (Path input : all) {
                String name = input.getFileName().toString();
                byte[] written = CanonicalJson.of(Files.readString(input));
                assertThat(written).as(name).isEqualTo(Files.readAllBytes(vectors.resolve("output/" + name)));
                String hex = Files.readString(vectors.resolve("outhex/" + name.replace(".json", ".txt")));
                assertThat(written)
                        .as(name)
                        .isEqualTo(HexFormat.of().parseHex(hex.strip().replaceAll("\\s+", "")));
            }
        }
    }

    /** The published file of numbers: the same doubles are drawn here, and the file's own hash is the verdict. */
    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void tenThousandNumbersAreWrittenAsEcmaScriptDoes() throws IOException {
        Path readme = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), "standards/jcs-rfc8785/testdata/README.md");
        MessageDigest digest = Hash.sha256();
        Doubles doubles = Doubles.of(Files.readString(readme));
        for (int i = 0; i < 10_000; i++) {
            double next = doubles.next();
            byte[] written = CanonicalJson.of("[" + next + "]");
            String number = new String(written, 1, written.length - 2, StandardCharsets.US_ASCII);
            digest.update((Long.toHexString(Double.doubleToRawLongBits(next)) + "," + number + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(Hash.of(digest.digest()))
                .hasToString("b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "[1", "{\"a\":NaN}", "{} {}", "nonsense"})
    void whatIsNoJsonIsMalformed(String json) {
        assertThatThrownBy(() -> CanonicalJson.of(json)).isInstanceOf(Malformed.class);
    }

    /** The sequence that the vectors' README defines: given values, then the first 2,000 normal ones, then hashes of hashes. */
    private static final class Doubles {

        private final List<Long> given;
        private int drawn;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private byte[] state = new byte[32];

        private Doubles(List<Long> given) {
            this.given = given;
        }

        static Doubles of(String readme) {
            String list = readme.substring(
                    readme.indexOf("BigUint64Array(["), readme.indexOf("])", readme.indexOf("BigUint64Array([")));
            return new Doubles(java.util.regex.Pattern.compile("0x([0-9a-f]{16})n")
                    .matcher(list)
                    .results()
                    .map(match -> Long.parseUnsignedLong(match.group(1), 16))
                    .toList());
        }

        double next() {
            int index = drawn++;
            if (index < given.size()) {
                return Double.longBitsToDouble(given.get(index));
            }
            if (index < given.size() + 2_000) {
                return Double.longBitsToDouble(0x0010000000000000L + index - given.size());
            }
            double next = 0;
            while (next == 0 || !Double.isFinite(next)) {
                if (!block.hasRemaining()) {
                    state = Hash.sha256().digest(state);
                    block = ByteBuffer.wrap(state).order(java.nio.ByteOrder.LITTLE_ENDIAN);
                }
                next = block.getDouble();
            }
            return next;
        }
    }
}
