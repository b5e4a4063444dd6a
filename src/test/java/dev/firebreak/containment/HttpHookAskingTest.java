package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.engine.EffectOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a call, and when to come back. */
class HttpHookAskingTest {

    private static final HookCall RELEASE =
            new HookCall("IR-2026-0001", "isolate-host", "ws-0117", Map.of(), "release", "Clean", "cd".repeat(32));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apply   | 200 | {\"state\":\"applied\"} | AlreadyApplied",
                "apply   | 200 | {\"state\":\"refused\"} | Refused",
                "apply   | 200 | {\"state\":\"released\"} | OutcomeUnknown",
                "apply   | 200 | {\"state\":\"pending\"} | OutcomeUnknown",
                "apply   | 200 | {} | OutcomeUnknown",
                "apply   | 200 | <html>Sign in</html> | OutcomeUnknown",
                "apply   | 404 | '' | NotSent",
                "apply   | 404 | {\"state\":\"unknown\"} | NotSent",
                "apply   | 404 | <html>No such page</html> | OutcomeUnknown",
                "apply   | 401 | {\"state\":\"applied\"} | OutcomeUnknown",
                "apply   | 429 | '' | OutcomeUnknown",
                "apply   | 500 | '' | OutcomeUnknown",
                "release | 200 | {\"state\":\"released\"} | AlreadyApplied",
                "release | 200 | {\"state\":\"refused\"} | Refused",
                "release | 200 | {\"state\":\"applied\"} | OutcomeUnknown",
                "release | 404 | '' | NotSent"
            })
    void answerToAQuestionSaysWhatBecameOfTheCall(String kind, int status, String body, String outcome)
            throws Exception {
        try (HookServer server = HookServer.answering(status, body)) {
            HttpHook hook = AHook.http("edr", "url=" + server.url(), "http.ask-url=" + server.url() + "calls/");
            HookCall call = kind.equals("apply") ? AHook.CALL : RELEASE;
            assertThat(hook.ask(call).getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(server.received().get(0).method()).isEqualTo("GET");
            assertThat(server.received().get(0).path()).isEqualTo("/calls/" + call.idempotencyKey());
        }
    }

    @Test
    void onlyAHookWithAnAddressForItCanBeAsked() {
        HttpHook hook = AHook.http("edr", "url=https://edr.example.org/");
        assertThat(hook.counterpart().canBeAsked()).isFalse();
        assertThat(hook.ask(AHook.CALL)).isInstanceOf(EffectOutcome.OutcomeUnknown.class);
        assertThat(AHook.http("edr", "url=https://edr.example.org/", "http.ask-url=https://edr.example.org/calls")
                        .counterpart()
                        .canBeAsked())
                .isTrue();
    }

    @Test
    void hookThatCannotBeReachedNowLeavesItUnknown() {
        assertThat(AHook.http("edr", "url=http://127.0.0.1:1/", "http.ask-url=http://127.0.0.1:1/calls")
                        .ask(AHook.CALL))
                .isInstanceOf(EffectOutcome.OutcomeUnknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 429, 503})
    void busyHookSaysWhenToComeBack(int status) throws Exception {
        assertThat(pause(status, "120")).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void dateToComeBackIsTakenAsWell() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(300).atOffset(ZoneOffset.UTC));
        assertThat(pause(429, date)).isBetween(Duration.ofSeconds(290), Duration.ofSeconds(301));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1e9", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void whatIsNoTimeToComeLeavesItToTheSchedule(String header) throws Exception {
        assertThat(pause(429, header)).isNull();
    }

    private static @Nullable Duration pause(int status, String header) throws Exception {
        try (HookServer server = HookServer.answering(status, "", Map.of("Retry-After", header))) {
            EffectOutcome outcome = AHook.http("edr", "url=" + server.url()).send(AHook.CALL);
            assertThat(outcome).isInstanceOf(EffectOutcome.NotSent.class);
            return ((EffectOutcome.NotSent) outcome).pause();
        }
    }
}
