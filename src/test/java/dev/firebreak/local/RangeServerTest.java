package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The practice range as a hook: asked afterwards, and signed to. */
class RangeServerTest {

    private static final String ORDER =
            "{\"caseKey\":\"IR-2026-0001\",\"action\":\"disable-account\",\"target\":\"%s\",\"kind\":\"%s\"}";
    private static final byte[] SECRET = "practice range, no secret at all".getBytes(StandardCharsets.UTF_8);

    private RangeServer server = server("");
    private int port;

    @AfterEach
    void stop() {
        server.stop();
        server.destroy();
    }

    @Test
    void saysWhatBecameOfACall() throws Exception {
        server.start();
        assertThat(get("k1").statusCode()).isEqualTo(404);
        post("k1", ORDER.formatted("anna", "apply"));
        assertThat(get("k1").body()).isEqualTo("{\"state\":\"applied\"}");
        post("k2", ORDER.formatted("anna", "release"));
        assertThat(get("k2").body()).isEqualTo("{\"state\":\"released\"}");
        post("k3", ORDER.formatted("refuse-ben", "apply"));
        assertThat(get("k3").body()).isEqualTo("{\"state\":\"refused\"}");
    }

    @Test
    void callThatIsNotSignedTakesNoEffectWhereASecretIsSet() throws Exception {
        server = server("whsec_" + Base64.getEncoder().encodeToString(SECRET));
        server.start();
        String body = ORDER.formatted("anna", "apply");
        long now = Instant.now().getEpochSecond();
        assertThat(post("k1", body).statusCode()).isEqualTo(401);
        assertThat(post("k1", body, now, signature("k1", now, body + " ")).statusCode())
                .isEqualTo(401);
        assertThat(post("k1", body, now - 400, signature("k1", now - 400, body)).statusCode())
                .isEqualTo(401);
        assertThat(get("k1").statusCode()).isEqualTo(404);
        assertThat(post("k1", body, now, "v1,AAAA " + signature("k1", now, body))
                        .statusCode())
                .isEqualTo(200);
    }

    private RangeServer server(String secret) {
        port = freePort();
        return new RangeServer(
                new PracticeRange(Clock.systemUTC()),
                new ObjectMapper(),
                new LocalProperties(Path.of("data"), true, 3025, port, secret),
                Clock.systemUTC());
    }

    private HttpResponse<String> get(String key) throws Exception {
        return send(HttpRequest.newBuilder(uri("/identity/" + key)).build());
    }

    private HttpResponse<String> post(String key, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("/identity"))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> post(String key, String body, long at, String signature) throws Exception {
        return send(HttpRequest.newBuilder(uri("/identity"))
                .header("Idempotency-Key", key)
                .header("webhook-id", key)
                .header("webhook-timestamp", String.valueOf(at))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String signature(String id, long at, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal((id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
