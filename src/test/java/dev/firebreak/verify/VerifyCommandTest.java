package dev.firebreak.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void saysWhatIsSoundAndExitsWithZero() throws IOException {
        assertThat(run(bundle(), "--trust", keys())).isZero();
        assertThat(out.toString()).startsWith("Sound: entries 0 to 8 of the record, signed by firebreak/test");
    }

    @Test
    void comparesWithTheNoteThatTheReaderKept() throws IOException {
        Path note = Files.write(
                folder.resolve("old.note"),
                SampleRecord.of(4).checkpoint(SampleRecord.KEY).bytes());
        assertThat(run(bundle(), "--trust", keys(), "--since", note.toString())).isZero();
        assertThat(out.toString()).contains("Nothing before the older note was changed.");
    }

    @Test
    void argumentsThatCannotBeUsedAreMalformed() throws IOException {
        assertThat(run(bundle())).isEqualTo(2);
        assertThat(run(bundle(), "--trust", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("none.zip", "--trust", keys())).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    private String bundle() throws IOException {
        byte[] bundle = SampleRecord.bundle(SampleRecord.of(9).filesOf(0, 9, 4), SampleRecord.KEY);
        return Files.write(folder.resolve("bundle.zip"), bundle).toString();
    }

    private String keys() throws IOException {
        String line = SampleRecord.KEY.verifier().line();
        return Files.writeString(folder.resolve("keys"), line + "\n").toString();
    }
}
