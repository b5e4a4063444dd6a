package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Nobody is let in before plan and rights are in force. */
@FirebreakTest
class StartFilterTest {

    @Autowired
    private ApplicationContext firebreak;

    @LocalServerPort
    private int port;

    @BeforeEach
    void starting() {
        AvailabilityChangeEvent.publish(firebreak, ReadinessState.REFUSING_TRAFFIC);
    }

    @AfterEach
    void started() {
        AvailabilityChangeEvent.publish(firebreak, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/engine-rest/task", "/camunda/api/engine/engine/default/task"})
    void aMachineIsToldToComeAgain(String address) {
        HttpResponse<String> answer = Visitor.withBasic(port, "anna").get(address);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("Try again in a few seconds");
    }

    @Test
    void anAlertIsToldToComeAgainAndAcceptedThen() {
        String alert = "{\"source\":\"test\",\"title\":\"Came too early\"}";
        Visitor siem = Visitor.withBasic(port, "siem");
        assertThat(siem.send("POST", "/api/alerts", alert).statusCode()).isEqualTo(503);
        started();
        assertThat(siem.send("POST", "/api/alerts", alert).statusCode()).isEqualTo(202);
    }

    @Test
    void aPersonSeesAPageThatSaysSo() {
        HttpResponse<String> page = Visitor.unknown(port).open("/login");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Try again");
    }

    @Test
    void theHealthCheckAnswers() {
        Visitor probe = Visitor.unknown(port);
        assertThat(probe.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(probe.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
    }
}
