package dev.firebreak.audit;

import dev.firebreak.tlog.Checkpoint;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code firebreak drain}: finishes the record before a dump. Every entry gets its place in the tree, since a restored database
 * counts transactions from the beginning; the tiles that are full by it are stored, and a checkpoint covers all.
 */
@Command(
        name = "drain",
        description = {
            "Gives every entry that waits its place in the record and signs a checkpoint, as it must be before a dump.",
            "Takes the settings of the server, which must be stopped."
        },
        mixinStandardHelpOptions = true)
public class DrainCommand implements Callable<Integer> {

    private static final String NAME = "firebreak drain";

    /** Whoever else works with the run-time login, which only Firebreak has; a login sees its own sessions. */
    private static final String OTHERS = """
            SELECT DISTINCT coalesce(host(client_addr), 'this machine') FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND application_name <> ?
            """;

    private final String[] settings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @param settings of their own, as Spring reads them from a command line */
    public DrainCommand(String... settings) {
        this.settings = settings.clone();
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = start()) {
            return drain(context);
        } catch (CheckpointRefused e) {
            return failed("Every entry has its place, but: " + e.getMessage());
        } catch (RuntimeException e) {
            return failed(
                    "The record cannot be drained. Check the settings of the database and of the signer, and that "
                            + "Firebreak was started on it once: " + rootCause(e));
        }
    }

    private int drain(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of("local"))) {
            return failed(
                    "Profile local has no database without its server. Stop that, and copy its data folder whole; for "
                            + "another database set SPRING_PROFILES_ACTIVE=production.");
        }
        List<String> others = context.getBean(JdbcTemplate.class).queryForList(OTHERS, String.class, NAME);
        if (!others.isEmpty()) {
            return failed("Firebreak still works on this database, from " + String.join(" and ", others)
                    + ". Stop every node of it, then drain. Nothing was changed.");
        }
        long moved = context.getBean(Sequencer.class).drain();
        CheckpointSigner signer = context.getBean(CheckpointSigner.class);
        signer.sign();
        long signed = context.getBean(Checkpoints.class)
                .newest()
                .map(Checkpoint::parse)
                .map(Checkpoint::size)
                .orElse(0L);
        PrintWriter out = command.commandLine().getOut();
        out.println("Done: " + moved + " entries got their place, and none waits. The newest checkpoint covers all "
                + signed + ". Now dump the database, and keep a copy of " + signer.memory() + ".");
        return 0;
    }

    private int failed(String why) {
        command.commandLine().getErr().println(why);
        return 1;
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DrainContext.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(
                        "logging.level.root=off",
                        "spring.main.lazy-initialization=true",
                        "spring.datasource.hikari.data-source-properties.ApplicationName=" + NAME)
                .run(settings);
    }

    private static String rootCause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse("");
    }
}
