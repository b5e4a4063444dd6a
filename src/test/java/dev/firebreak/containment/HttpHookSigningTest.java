package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHookSigningTest {

    private static final String SECRET = "whsec_cHJhY3RpY2UgcmFuZ2UsIG5vIHNlY3JldCBhdCBhbGw=";

    @Test
    void callIsSignedOverItsKeyTimeAndBody() throws Exception {
        try (HookServer server = HookServer.answering(204, "")) {
            Instant before = Instant.now();
            AHook.http("edr", "url=" + server.url(), "http.signing-secret=" + SECRET)
                    .send(AHook.CALL);
            HookServer.Received call = server.received().get(0);
            Instant at = Instant.ofEpochSecond(Long.parseLong(call.header("webhook-timestamp")));
            assertThat(call.header("webhook-id")).isEqualTo(AHook.CALL.idempotencyKey());
            assertThat(at).isBetween(before.minusSeconds(1), Instant.now());
            assertThat(call.header("webhook-signature"))
                    .isEqualTo(WebhookSignature.with(SECRET).of(AHook.CALL.idempotencyKey(), at, call.body()));
        }
    }

    @Test
    void anotherBodyOrTimeHasAnotherSignature() {
        WebhookSignature signature = WebhookSignature.with(SECRET);
        Instant at = Instant.ofEpochSecond(1_700_000_000);
        String one = signature.of("id", at, bytes("{}"));
        assertThat(signature.of("id", at, bytes("{ }"))).isNotEqualTo(one);
        assertThat(signature.of("id", at.plusSeconds(1), bytes("{}"))).isNotEqualTo(one);
        assertThat(signature.of("di", at, bytes("{}"))).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_*", "cHJhY3RpY2UgcmFuZ2UsIG5vIHNlY3JldCBhdCBhbGw="})
    void secretOfAnotherShapeIsRefusedWithoutSayingIt(String secret) {
        assertThatThrownBy(() -> WebhookSignature.with(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24 to 64 bytes");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void signatureIsTheOneThatOtherPeoplesLibrariesCompute() throws IOException {
        String published = Files.readString(Path.of(
                System.getenv("FIREBREAK_REAL_INPUTS"),
                "standards/standard-webhooks/libraries/java/src/test/java/com/standardwebhooks/TestScenario.java"));
        String secret = found(published, "DEFAULT_SECRET = \"([^\"]+)\"");
        String id = found(published, "DEFAULT_MSG_ID = \"([^\"]+)\"");
        String payload = found(published, "DEFAULT_PAYLOAD = \"(.+)\";").replace("\\\"", "\"");
        String signature = found(published, "signature = \"(v1,[^\"]+)\"");
        Instant at = Instant.ofEpochSecond(Long.parseLong(found(published, "timestamp = \"(\\d+)\"")));
        assertThat(WebhookSignature.with("whsec_" + secret).of(id, at, bytes(payload)))
                .isEqualTo(signature);
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
