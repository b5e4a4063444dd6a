package dev.firebreak.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.containment.HookCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchedOrderTest {

    private static final String COMPLETE = """
            {"id":"7","topic":"containment","action":"stop-service","target":"srv-1","key":"ab","caseKey":"IR-2026-0001",
             "kind":"release","parameters":{"service":"nginx"},"reason":"Beacon","lockedUntil":"2026-03-01T10:05:00Z",
             "later":"versions may say more"}""";

    @Test
    void completeOrderIsACall() {
        FetchedOrder order = read(COMPLETE, Duration.ZERO);
        assertThat(order.call())
                .contains(new HookCall(
                        "IR-2026-0001",
                        "stop-service",
                        "srv-1",
                        Map.of("service", "nginx"),
                        "release",
                        "Beacon",
                        "ab"));
        assertThat(order.summary()).isEqualTo("release stop-service on srv-1 for IR-2026-0001");
    }

    @Test
    void lockIsReadByOurClock() {
        assertThat(read(COMPLETE, Duration.ofHours(2)).lockedUntil()).isEqualTo(Instant.parse("2026-03-01T12:05:00Z"));
    }

    @Test
    void whatCannotBeReadIsNoCall() {
        assertThat(read(COMPLETE.replace("release", "perhaps"), Duration.ZERO).call())
                .isEmpty();
        assertThat(read(COMPLETE.replace("target", "aim"), Duration.ZERO).call())
                .isEmpty();
        FetchedOrder withoutLock = read(COMPLETE.replace("2026-03-01T10:05:00Z", "soon"), Duration.ZERO);
        assertThat(withoutLock.lockedUntil()).as("so nothing is sent").isEqualTo(Instant.EPOCH);
    }

    private static FetchedOrder read(String json, Duration ahead) {
        try {
            return FetchedOrder.of(new ObjectMapper().readTree(json), ahead);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
