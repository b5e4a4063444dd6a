package dev.firebreak.verify;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak verify BUNDLE --trust KEYS [--since OLD.note]}: without database, network and server. */
@Command(
        name = "verify",
        description = {
            "Checks a bundle of the record offline.",
            "Exit code: 0 sound, 1 tampered, 2 malformed, 3 key not trusted, 4 incomplete."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(paramLabel = "BUNDLE", description = "What /api/cases/KEY/export or /api/audit/export gave.")
    @SuppressWarnings("NullAway.Init")
    private Path bundle;

    @Option(
            names = "--trust",
            required = true,
            paramLabel = "KEYS",
            description =
                    "File of the keys you trust, one verifier key a line, had from somewhere else than the bundle.")
    @SuppressWarnings("NullAway.Init")
    private Path keys;

    @Option(
            names = "--since",
            paramLabel = "OLD.note",
            description = "A checkpoint you kept: nothing before it may have changed.")
    private @Nullable Path since;

    @Override
    public Integer call() {
        VerificationReport report = new BundleVerifier(keys, since).verify(bundle);
        report.lines().forEach(command.commandLine().getOut()::println);
        command.commandLine().getOut().flush();
        return report.verdict().exitCode();
    }
}
