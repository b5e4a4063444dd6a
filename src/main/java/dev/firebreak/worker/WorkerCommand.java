package dev.firebreak.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.containment.OrderedCalls;
import dev.firebreak.containment.OrderedCallsContext;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code firebreak worker --url URL --name NAME}: carries out, in a network that the server does not reach, what the server
 * orders, until it gets SIGTERM. Without database, engine and web server.
 */
@Command(
        name = "worker",
        description = {
            "Carries containment out in a network that the server does not reach.",
            "Its token comes from " + WorkerCommand.TOKEN + " in the environment, its hooks from its own"
                    + " configuration: firebreak.containment.hooks, .bindings and .allow-networks."
        },
        mixinStandardHelpOptions = true)
public class WorkerCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);

    static final String TOKEN = "FIREBREAK_WORKER_TOKEN";

    /** Not local, whose hooks are the practice range. */
    private static final String PROFILE = "worker";

    private final Map<String, String> environment;
    private final Stop stop = new Stop();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The server, such as https://firebreak.example.org.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "This worker under the server's firebreak.effects.workers.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--spring.config.additional-location",
            paramLabel = "LOCATION",
            description = "Where its configuration is, if not in ./config: a file, or a folder with / at its end.")
    private String configuration = "";

    public WorkerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        String token = environment.getOrDefault(TOKEN, "").strip();
        if (token.isEmpty()) {
            throw unusable("There is no token. Set " + TOKEN
                    + " to the token that the server has for this worker under firebreak.effects.workers.");
        }
        ServerAddress address = address();
        try (ConfigurableApplicationContext context = start()) {
            work(context, address, token);
        }
        return 0;
    }

    private ServerAddress address() {
        try {
            return ServerAddress.of(url);
        } catch (IllegalArgumentException e) {
            throw unusable(e.getMessage());
        }
    }

    private ParameterException unusable(@Nullable String why) {
        return new ParameterException(command.commandLine(), String.valueOf(why));
    }

    private void work(ConfigurableApplicationContext context, ServerAddress address, String token)
            throws InterruptedException {
        Clock clock = context.getBean(Clock.class);
        EffectServer server = new EffectServer(address, name, token, context.getBean(ObjectMapper.class), clock);
        Worker worker = new Worker(server, context.getBean(OrderedCalls.class), stop, clock);
        CountDownLatch ended = new CountDownLatch(1);
        Thread atSignal = new Thread(() -> end(ended), "stop");
        Runtime.getRuntime().addShutdownHook(atSignal);
        LOG.info("Worker {} serves {}.", name, address.base());
        try {
            worker.run();
        } finally {
            ended.countDown();
        }
        LOG.info("Worker {} has ended; nothing is under way.", name);
        if (!atSignal.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(atSignal);
        }
    }

    private ConfigurableApplicationContext start() {
        String[] arguments = configuration.isEmpty()
                ? new String[0]
                : new String[] {"--spring.config.additional-location=" + configuration};
        try {
            return new SpringApplicationBuilder(OrderedCallsContext.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .profiles(PROFILE)
                    .run(arguments);
        } catch (RuntimeException saidInTheLog) {
            throw unusable("The worker's configuration cannot be used. The log above says why; correct it.");
        }
    }

    /** Asks the worker to end. */
    void stop() {
        stop.ask();
    }

    /** The process lives until the worker has ended. */
    private void end(CountDownLatch ended) {
        stop.ask();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
