package dev.firebreak.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The verify.py that comes with each bundle, run as its reader runs it. */
public final class SecondVerifier {

    private static final String SCRIPT = "src/main/resources/verify/verify.py";

    private SecondVerifier() {}

    /** Its exit code. Whoever calls goes no further where there is no Python. */
    public static int exitCode(Path bundle, Path keys, @Nullable Path since) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3")))
                .as("python3")
                .isTrue();
        List<String> command =
                new ArrayList<>(List.of("python3", SCRIPT, bundle.toString(), "--trust", keys.toString()));
        if (since != null) {
            command.addAll(List.of("--since", since.toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
