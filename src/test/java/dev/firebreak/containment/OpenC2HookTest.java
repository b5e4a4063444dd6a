package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.firebreak.engine.EffectOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands and responses over HTTPS, against a real server. */
class OpenC2HookTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static SSLContext tls = AHook.systemTrust();

    private final OpenC2Language language = new OpenC2Language();
    private final List<HttpExchange> received = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpsServer server = server();
    private int status = 200;
    private String type = "application/openc2-rsp+json;version=1.0";
    private String body = "{\"status\":200}";

    @BeforeAll
    static void certificate() throws Exception {
        tls = TestCertificate.of("127.0.0.1", folder).context();
    }

    @BeforeEach
    void start() {
        server = server();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "slpf | block-ip | 203.0.113.66 | apply | deny | {\"ipv4_net\":\"203.0.113.66\"}",
                "slpf | block-ip | 2001:db8:0:0:0:0:0:1 | apply | deny | {\"ipv6_net\":\"2001:db8:0:0:0:0:0:1\"}",
                "slpf | block-ip | 203.0.113.66 | release | allow | {\"ipv4_net\":\"203.0.113.66\"}",
                "slpf | restrict-segment | 10.3.0.0/16 | apply | deny | {\"ipv4_net\":\"10.3.0.0/16\"}",
                "er | isolate-host | ws-17 | apply | contain | {\"device\":{\"hostname\":\"ws-17\"}}",
                "er | isolate-host | ws-17 | release | allow | {\"device\":{\"hostname\":\"ws-17\"}}",
                "er | block-hash | d41d8cd98f00b204e9800998ecf8427f | apply | deny |"
                        + " {\"file\":{\"hashes\":{\"md5\":\"d41d8cd98f00b204e9800998ecf8427f\"}}}"
            })
    void callIsACommandOfItsProfile(String profile, String action, String target, String kind, String word, String said)
            throws Exception {
        assertThat(hook("openc2.profile=" + profile).send(call(action, target, kind)))
                .isInstanceOf(EffectOutcome.Applied.class);
        JsonNode command = JSON.readTree(bodies.get(0));
        assertThat(language.problemsOfCommand(command)).isEmpty();
        assertThat(command.path("action").asText()).isEqualTo(word);
        assertThat(command.path("target")).isEqualTo(JSON.readTree(said));
        assertThat(command.path("command_id").asText()).isEqualTo("ab".repeat(32));
        assertThat(command.path("args").path("response_requested").asText()).isEqualTo("complete");
    }

    @Test
    void releaseDeletesTheRuleThatTheDenyMade() throws Exception {
        body = "{\"status\":200,\"results\":{\"slpf\":{\"rule_number\":1234}}}";
        assertThat(hook().send(call("block-ip", "203.0.113.66", "apply")))
                .isInstanceOfSatisfying(
                        EffectOutcome.Applied.class,
                        applied -> assertThat(applied.reference()).isEqualTo("1234"));
        hook().send(call("block-ip", "203.0.113.66", Map.of(HookCall.REFERENCE, "1234"), "release"));
        JsonNode command = JSON.readTree(bodies.get(1));
        assertThat(language.problemsOfCommand(command)).isEmpty();
        assertThat(command.path("action").asText()).isEqualTo("delete");
        assertThat(command.path("target")).isEqualTo(JSON.readTree("{\"slpf:rule_number\":1234}"));
    }

    @Test
    void packetFilterIsolatesAMachineByItsAddress() throws Exception {
        hook().send(call("isolate-host", "ws-17", Map.of("address", "10.3.0.17"), "apply"));
        assertThat(JSON.readTree(bodies.get(0)).path("target"))
                .isEqualTo(JSON.readTree("{\"ipv4_net\":\"10.3.0.17\"}"));
        assertThat(hook().send(call("isolate-host", "ws-17", "apply"))).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void messageIsTransferredAsTheSpecificationSays() {
        hook("secret=s3cret", "openc2.asset-id=30").send(call("block-ip", "203.0.113.66", "apply"));
        HttpExchange message = received.get(0);
        assertThat(message.getRequestMethod()).isEqualTo("POST");
        assertThat(message.getRequestHeaders().getFirst("Content-Type"))
                .isEqualToIgnoringWhitespace("application/openc2-cmd+json;version=1.0");
        assertThat(message.getRequestHeaders().getFirst("Accept")).isEqualTo("application/openc2-rsp+json;version=1.0");
        assertThat(message.getRequestHeaders().getFirst("X-Request-ID")).isEqualTo("ab".repeat(32));
        assertThat(message.getRequestHeaders().getFirst("Date")).endsWith("GMT");
        assertThat(message.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(bodies.get(0)).contains("\"actuator\":{\"slpf\":{\"asset_id\":\"30\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"status\":200} | Applied",
                "200 | {\"status\":200,\"results\":{\"slpf\":{\"rule_number\":7}}} | Applied",
                "200 | {\"status\":102,\"status_text\":\"Processing\"} | OutcomeUnknown",
                "200 | {\"status\":500} | OutcomeUnknown",
                "200 | {\"status\":400} | OutcomeUnknown",
                "200 | {\"status\":\"200\"} | OutcomeUnknown",
                "200 | {\"status\":200,\"command_id\":\"x\"} | OutcomeUnknown",
                "200 | {} | OutcomeUnknown",
                "200 | <html>Sign in</html> | OutcomeUnknown",
                "202 | {\"status\":200} | OutcomeUnknown",
                "400 | {\"status\":400} | Refused",
                "401 | {\"status\":401} | Refused",
                "403 | {\"status\":403,\"status_text\":\"no\"} | Refused",
                "404 | {\"status\":404} | Refused",
                "501 | {\"status\":501} | Refused",
                "500 | {\"status\":500} | OutcomeUnknown",
                "503 | {\"status\":503} | NotSent",
                "403 | <html>Forbidden</html> | Refused",
                "429 | slowly | NotSent",
                "502 | <html>Bad gateway</html> | OutcomeUnknown"
            })
    void responseSaysWhatIsKnown(int http, String text, String outcome) {
        status = http;
        body = text;
        assertThat(hook().send(call("block-ip", "203.0.113.66", "apply"))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void yesInAnotherLanguageIsNoYes() {
        type = "application/json";
        assertThat(hook().send(call("block-ip", "203.0.113.66", "apply")))
                .isInstanceOf(EffectOutcome.OutcomeUnknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "slpf,isolate-host,ws-17",
        "slpf,block-ip,0.0.0.0",
        "slpf,restrict-segment,0.0.0.0/0",
        "er,block-ip,203.0.113.66",
        "er,isolate-host,ws 17",
        "er,block-hash,ab"
    })
    void whatTheProfileHasNoWordsForIsRefusedAndNotSent(String profile, String action, String target) {
        assertThat(hook("openc2.profile=" + profile).send(call(action, target, "apply")))
                .isInstanceOf(EffectOutcome.Refused.class);
        assertThat(received).isEmpty();
    }

    private OpenC2Hook hook(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "type=openc2",
                "url=https://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/openc2",
                "connect-timeout=2s",
                "call-timeout=5s"));
        lines.addAll(List.of(more));
        HookSettings settings = AHook.with(lines.toArray(String[]::new));
        assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(5));
        return new OpenC2Hook(
                "fw", settings, HookConnections.client(settings, AHook.LOOPBACK, tls), JSON, Clock.systemUTC());
    }

    private static HookCall call(String action, String target, String kind) {
        return call(action, target, Map.of(), kind);
    }

    private static HookCall call(String action, String target, Map<String, String> parameters, String kind) {
        return new HookCall("IR-2026-0001", action, target, parameters, kind, "Beacon", "ab".repeat(32));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(exchange);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpsServer server() {
        try {
            return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
