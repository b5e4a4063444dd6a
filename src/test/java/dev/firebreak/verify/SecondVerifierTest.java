package dev.firebreak.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** verify.py gives every bundle the verdict that the command gives it. Needs python3 and openssl 3. */
class SecondVerifierTest {

    private static final Path VERIFIER =
            Path.of("src/main/resources/verify/verify.py").toAbsolutePath();

    /** One Python for all bundles in a folder: prints the exit code of each, in the order of their names. */
    private static final String ALL = """
            import glob, importlib.util, io, os, sys, contextlib
            spec = importlib.util.spec_from_file_location('verify', sys.argv[1])
            verify = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(verify)
            for path in sorted(glob.glob(os.path.join(sys.argv[2], '*.zip'))):
                with contextlib.redirect_stdout(io.StringIO()):
                    code = verify.main([path] + sys.argv[3:])
                print(code)
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final SampleRecord record = SampleRecord.of(20);

    @BeforeAll
    static void pythonIsThere() throws IOException, InterruptedException {
        for (String command : List.of("python3", "openssl")) {
            assumeTrue(isThere(command), command + " is not installed");
        }
    }

    @Test
    void agreesOnBundlesGoodAndBad() throws IOException, InterruptedException {
        Map<String, byte[]> bundles = new TreeMap<>();
        bundles.put("case", SampleRecord.bundle(record.filesOf("IR-2026-0001"), SampleRecord.KEY));
        bundles.put("range", SampleRecord.bundle(record.filesOf(3, 11, 1, 8), SampleRecord.KEY));
        bundles.put("all", SampleRecord.bundle(record.filesOf(0, 20), SampleRecord.KEY));
        bundles.put("untrusted", SampleRecord.bundle(record.filesOf(0, 20), SampleRecord.signer("firebreak/test", 2)));
        bundles.put("empty", new byte[0]);
        bundles.put("zeroes", new byte[4096]);
        for (int i = 0; i < 7; i++) {
            Map<String, byte[]> deleted = record.filesOf("IR-2026-0001");
            List<String> lines = lines(deleted);
            String line = lines.remove(i);
            bundles.put("deleted" + i, bundle(deleted, lines));
            lines.add((i + 2) % 7, line);
            bundles.put("moved" + i, bundle(deleted, lines));
            lines.set(0, line.replace("anna", "otto"));
            bundles.put("edited" + i, bundle(deleted, lines));
            lines.set(0, line.replace("\"seq\":", "\"seq\":1"));
            bundles.put("displaced" + i, bundle(deleted, lines));
            lines.set(0, line.substring(0, 80 * (i + 1)));
            bundles.put("garbled" + i, bundle(deleted, lines));
        }
        assertAgreed(bundles, Verdict.values().length);
    }

    @Test
    void agreesOnFlippedBytes() throws IOException, InterruptedException {
        byte[] bundle = SampleRecord.bundle(SampleRecord.of(9).filesOf("IR-2026-0001", 4), SampleRecord.KEY);
        Map<String, byte[]> bundles = new TreeMap<>();
        for (int at = 0; at < bundle.length; at += 7) {
            byte[] flipped = bundle.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            bundles.put(String.format("%05d", at), flipped);
        }
        assertAgreed(bundles, 1);
    }

    /** The checksums of a zip catch a flip before anything else does; here they are set right again. */
    @Test
    void agreesOnFlippedBytesOfFilesPackedAgain() throws IOException, InterruptedException {
        byte[] bundle = SampleRecord.bundle(SampleRecord.of(9).filesOf("IR-2026-0001", 4), SampleRecord.KEY);
        Map<String, byte[]> files = Zips.unpack(bundle);
        Map<String, byte[]> bundles = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            for (int at = 0; at < file.getValue().length; at += 9) {
                byte[] flipped = file.getValue().clone();
                flipped[at] ^= (byte) (1 << at % 8);
                Map<String, byte[]> changed = new LinkedHashMap<>(files);
                changed.put(file.getKey(), flipped);
                bundles.put(String.format("%05d", bundles.size()), Zips.pack(changed));
            }
        }
        Map<String, Integer> verdicts = assertAgreed(bundles, 3);
        assertThat(verdicts.values()).doesNotContain(Verdict.SOUND.exitCode());
    }

    private Map<String, Integer> assertAgreed(Map<String, byte[]> bundles, int differentVerdicts)
            throws IOException, InterruptedException {
        Path keys = Files.writeString(
                folder.resolve("keys"), SampleRecord.KEY.verifier().line() + "\n");
        Map<String, Integer> ours = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> each : bundles.entrySet()) {
            Path file = Files.write(folder.resolve(each.getKey() + ".zip"), each.getValue());
            ours.put(
                    each.getKey(),
                    new BundleVerifier(keys, null).verify(file).verdict().exitCode());
        }
        List<String> theirs =
                run("python3", "-c", ALL, VERIFIER.toString(), folder.toString(), "--trust", keys.toString());
        Map<String, Integer> second = new LinkedHashMap<>();
        int line = 0;
        for (String name : bundles.keySet()) {
            second.put(name, Integer.valueOf(theirs.get(line++)));
        }
        assertThat(second).isEqualTo(ours);
        assertThat(ours.values().stream().distinct().count()).isGreaterThanOrEqualTo(differentVerdicts);
        return second;
    }

    private static byte[] bundle(Map<String, byte[]> files, List<String> lines) {
        files.put("entries.ndjson", SampleRecord.utf8(String.join("\n", lines) + "\n"));
        return SampleRecord.bundle(files, SampleRecord.KEY);
    }

    private static List<String> lines(Map<String, byte[]> files) {
        String text = new String(files.getOrDefault("entries.ndjson", new byte[0]), StandardCharsets.UTF_8);
        return new ArrayList<>(text.lines().toList());
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("verify.py hangs");
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }

    private static boolean isThere(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command, command.equals("openssl") ? "version" : "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
