package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.firebreak.engine.EffectOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a hook is, by its certificate. A call to somebody else was not sent. */
class HookTlsTest {

    @TempDir
    static Path folder;

    private static SSLContext tls = AHook.systemTrust();

    private final AtomicInteger calls = new AtomicInteger();
    private HttpsServer server = certificateless();

    @BeforeAll
    static void certificate() throws Exception {
        tls = TestCertificate.of("127.0.0.1", folder).context();
    }

    @BeforeEach
    void start() {
        server = certificateless();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void hookOfATrustedCertificateIsCalled() {
        assertThat(send("127.0.0.1", tls)).isInstanceOf(EffectOutcome.Applied.class);
    }

    @Test
    void certificateThatNobodyVouchesForWasNotSentTo() {
        EffectOutcome outcome = send("127.0.0.1", AHook.systemTrust());
        assertThat(outcome).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(outcome.message()).contains("certificate").contains("not accepted");
        assertThat(calls).hasValue(0);
    }

    @Test
    void certificateOfAnotherNameWasNotSentTo() {
        EffectOutcome outcome = send("localhost", tls);
        assertThat(outcome).isInstanceOf(EffectOutcome.NotSent.class);
        assertThat(outcome.message()).contains("localhost");
        assertThat(calls).hasValue(0);
    }

    @Test
    void serverThatNeverFinishesTheHandshakeWasNotSentTo() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long before = System.nanoTime();
            assertThat(AHook.http("edr", AHook.with(lines("127.0.0.1", silent.getLocalPort())), tls)
                            .send(AHook.CALL))
                    .isInstanceOf(EffectOutcome.NotSent.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private EffectOutcome send(String host, SSLContext trust) {
        return AHook.http("edr", AHook.with(lines(host, server.getAddress().getPort())), trust)
                .send(AHook.CALL);
    }

    private static String[] lines(String host, int port) {
        return new String[] {"url=https://" + host + ":" + port + "/", "connect-timeout=1s", "call-timeout=2s"};
    }

    private static HttpsServer certificateless() {
        try {
            return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
