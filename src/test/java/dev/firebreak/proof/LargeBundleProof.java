package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.evidence.Form;
import dev.firebreak.verify.BundleVerifier;
import dev.firebreak.verify.Verdict;
import dev.firebreak.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * The bundle of a case with ten gigabytes of evidence, one item of them beyond what a zip without its 64-bit fields can hold,
 * is exported and verified in this JVM's half a gigabyte of heap. Needs 21 GB of disk.
 */
@Tag("proof")
@FirebreakTest
@TestPropertySource(
        properties = {
            "firebreak.evidence.storage=folder",
            "firebreak.evidence.folder=target/test-data/large-evidence",
            "firebreak.evidence.limit=6GB"
        })
class LargeBundleProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final long[] SIZES = {5L << 30, 3L << 30, 2L << 30};

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tenGigabytesAreExportedAndVerifiedInHalfAGigabyteOfHeap() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(SIZES[2]);
        Api anna = new Api(port, "anna");
        String path = "/api/cases/"
                + anna.post("/api/cases", "{\"title\":\"Several large disks\"}").at("key");
        long start = System.nanoTime();
        for (long size : SIZES) {
            HttpResponse<String> stored =
                    new Form(port, "anna").send(path + "/evidence", Form.LABEL, "disk.img", new Noise(size));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        }
        tell("stored", start);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> new Api(port, "olga").get("/api/audit/checkpoint").status() == 200);

        start = System.nanoTime();
        HttpResponse<InputStream> answer = new Form(port, "anna").get(path + "/export");
        assertThat(answer.statusCode()).isEqualTo(200);
        Path bundle = folder.resolve("bundle.zip");
        try (InputStream body = answer.body()) {
            Files.copy(body, bundle);
        }
        tell("exported", start);
        assertThat(Files.size(bundle)).isGreaterThan(10L << 30);

        Path keys = Files.writeString(
                folder.resolve("keys"),
                new Api(port, "olga").get("/api/audit/key").text());
        start = System.nanoTime();
        VerificationReport report = new BundleVerifier(keys, null).verify(bundle);
        tell("verified", start);
        assertThat(report.lines().toString()).contains("Sound: case");
        assertThat(report.verdict()).isEqualTo(Verdict.SOUND);

        start = System.nanoTime();
        Process second = new ProcessBuilder(
                        "python3",
                        "-c",
                        // Half a gigabyte for Python too.
                        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29)); "
                                + "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')",
                        "src/main/resources/verify/verify.py",
                        bundle.toString(),
                        "--trust",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(second.waitFor(20, TimeUnit.MINUTES)).isTrue();
        tell("verified by verify.py", start);
        assertThat(second.exitValue()).isZero();
    }

    private static void tell(String what, long start) {
        LOG.info("10 GB {} in {} s", what, (System.nanoTime() - start) / 1_000_000_000);
    }

    /** Bytes that packing makes no smaller. */
    private static final class Noise extends InputStream {

        private final byte[] part = new byte[1 << 20];
        private long left;

        Noise(long size) {
            new Random(size).nextBytes(part);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int from = (int) (left % part.length);
            int count = (int) Math.min(Math.min(length, part.length - from), left);
            System.arraycopy(part, from, to, offset, count);
            left -= count;
            return count;
        }
    }
}
