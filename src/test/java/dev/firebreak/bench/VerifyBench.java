package dev.firebreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.verify.BundleVerifier;
import dev.firebreak.verify.SampleBundles;
import dev.firebreak.verify.Verdict;
import dev.firebreak.verify.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code verify}: how long it takes to check a bundle, against plain SHA-256 over the same bytes, unpacked, from a file.
 *
 * <p>The limit is that of a bundle with 200 MiB of evidence, which is what large bundles consist of. {@code verify-entries} is
 * a whole record of 16,384 entries and nothing else: each entry is parsed, and proved by 14 hashes beside those of its leaf and
 * its body, so there is several times as much to hash as there are bytes. Its figure is printed and has no limit.
 */
@Tag("bench")
class VerifyBench {

    private static final int ROUNDS = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void evidence() throws Exception {
        double ratio = ratio("verify", SampleBundles.ofEvidence(folder, 200));
        BenchLine.ratioAtMost("verify", ratio, 3);
        assertThat(ratio).isLessThanOrEqualTo(3);
    }

    @Test
    void entries() throws Exception {
        double ratio = ratio("verify-entries", SampleBundles.ofEntries(folder, 16_384));
        BenchLine.raw("verify-entries", "%.1f times as long, without a limit".formatted(ratio));
    }

    private double ratio(String name, Path bundle) throws Exception {
        BundleVerifier verifier = new BundleVerifier(SampleBundles.keys(folder), null);
        Path unpacked = unpacked(bundle);
        Ratios ratios = new Ratios();
        for (int round = -2; round < ROUNDS; round++) {
            long start = System.nanoTime();
            VerificationReport report = verifier.verify(bundle);
            long verified = System.nanoTime();
            digest(unpacked);
            long hashed = System.nanoTime();
            assertThat(report.verdict()).as("%s", report.lines()).isEqualTo(Verdict.SOUND);
            if (round >= 0) {
                ratios.add((double) (verified - start) / (hashed - verified));
                BenchLine.raw(
                        name,
                        "%.0f ms verified, %.0f ms hashed, %.1f MB"
                                .formatted(
                                        (verified - start) / 1e6,
                                        (hashed - verified) / 1e6,
                                        Files.size(unpacked) / 1e6));
            }
        }
        return ratios.median();
    }

    private Path unpacked(Path bundle) throws IOException {
        Path unpacked = folder.resolve("unpacked");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle));
                OutputStream out = Files.newOutputStream(unpacked)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(out);
            }
        }
        return unpacked;
    }

    private static void digest(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] part = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                sha256.update(part, 0, count);
            }
        }
        assertThat(sha256.digest()).hasSize(32);
    }
}
