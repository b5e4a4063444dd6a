package dev.firebreak.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firebreak user add|reset LOGIN}: works on the accounts of the configured database, without a web server. */
@Command(name = "user", description = "Makes accounts and gives them new passwords.", mixinStandardHelpOptions = true)
public class UserCommand {

    private static final String PASSWORD = "FIREBREAK_PASSWORD";

    private final Class<?>[] sources;
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /** @param database configuration that finds the database where the settings name none */
    public UserCommand(Class<?> database, Map<String, String> environment) {
        this.sources = new Class<?>[] {AccountContext.class, database};
        this.environment = environment;
    }

    @Command(description = "Makes an account for somebody of the team file, or with a role of its own.")
    int add(
            @Parameters(paramLabel = "LOGIN", description = "Short, in small letters.") String login,
            @Option(
                            names = "--group",
                            paramLabel = "ROLE",
                            description = "The role of somebody whom the team file does not name.")
                    Set<String> groups,
            @Option(
                            names = "--password-stdin",
                            description = "Read the password from standard input. Else it is taken " + "from "
                                    + PASSWORD + " in the environment; else one is made up and shown once.")
                    boolean stdin) {
        Set<String> more = groups == null ? Set.of() : groups;
        return work(login, stdin, (context, password) -> {
            DeployedTeam team = context.getBean(DeployedTeam.class);
            Optional<Person> person =
                    team.newest().flatMap(plan -> team.read(plan).person(login));
            context.getBean(Accounts.class).add(login, person, more, password, by());
        });
    }

    @Command(description = "Gives an account a new password, and ends its rest after too many attempts.")
    int reset(
            @Parameters(paramLabel = "LOGIN") String login,
            @Option(
                            names = "--password-stdin",
                            description = "Read the password from standard input. Else it is taken " + "from "
                                    + PASSWORD + " in the environment; else one is made up and shown once.")
                    boolean stdin) {
        return work(
                login,
                stdin,
                (context, password) -> context.getBean(Accounts.class).reset(login, password, by()));
    }

    private int work(String login, boolean stdin, BiConsumer<ConfigurableApplicationContext, Password> change) {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        try {
            Optional<String> given = given(stdin);
            Password password = given.map(text -> Password.chosen(login, text)).orElseGet(Password::madeUp);
            try (ConfigurableApplicationContext context = start()) {
                change.accept(context, password);
            }
            out.println("Done: " + login + (given.isPresent() ? "" : ", password " + password.text()));
            return 0;
        } catch (AccountProblem | InvalidTeam e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("The password cannot be read from standard input: " + e.getMessage());
        } catch (RuntimeException e) {
            err.println("The database cannot be used. Check its settings, and that Firebreak was started on it once: "
                    + rootCause(e));
        }
        return 1;
    }

    private Optional<String> given(boolean stdin) throws IOException {
        if (!stdin) {
            return Optional.ofNullable(environment.get(PASSWORD));
        }
        String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        return Optional.of(line == null ? "" : line);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("logging.level.root=off", "spring.main.lazy-initialization=true")
                .run();
    }

    private static String by() {
        return "command line, " + System.getProperty("user.name", "unknown");
    }

    private static String rootCause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse("");
    }
}
