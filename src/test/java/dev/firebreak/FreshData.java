package dev.firebreak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each test application a data folder and ports of its own. */
class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-data")), "app");
            int smtp = freePort();
            TestPropertyValues.of(
                            "firebreak.local.data=" + data,
                            "firebreak.local.durable="
                                    + context.getEnvironment().getProperty("firebreak.local.durable", "false"),
                            // A mail that comes by the time of day would be one too many for whoever counts them.
                            "firebreak.notification.checkpoint-mail.enabled=false",
                            "firebreak.local.smtp-port=" + smtp,
                            "spring.mail.port=" + smtp,
                            "firebreak.local.range-port=" + freePort())
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
