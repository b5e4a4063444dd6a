package dev.firebreak.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests that carry no right at all, or somebody else's. */
@FirebreakTest
class UninvitedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void aWrongPasswordIsRefusedAndRecorded() {
        Refusals refusals = new Refusals(jdbc);
        HttpResponse<String> answer = Visitor.withBasic(port, "ines", "wrong").get("/api/cases");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("Send a valid login and password by HTTP Basic.");
        assertThat(refusals.kinds("ines")).contains("SignInRefused");
        assertThat(refusals.recorded()).contains("anonymous GET /api/cases");
        Visitor.withBasic(port, "ines").get("/api/cases");
    }

    @Test
    void aWrongPasswordAtTheSignInPageIsRecorded() {
        Refusals refusals = new Refusals(jdbc);
        HttpResponse<String> answer = Visitor.unknown(port).signIn("no-such-person", "wrong");
        assertThat(answer.headers().firstValue("location")).get().asString().endsWith("/login?error");
        assertThat(refusals.kinds("no-such-person")).contains("SignInRefused");
    }

    @Test
    void aMissingTokenIsRefusedAndRecorded() {
        Refusals refusals = new Refusals(jdbc);
        assertThat(Visitor.unknown(port).send("POST", "/api/alerts", "{}").statusCode())
                .isEqualTo(401);
        assertThat(refusals.recorded()).contains("anonymous POST /api/alerts");
    }

    @Test
    void aSessionIsWorthNothingAtTheApi() {
        Visitor anna = Visitor.withSession(port, "anna");
        Refusals refusals = new Refusals(jdbc);
        assertThat(anna.get("/api/cases").statusCode()).isEqualTo(401);
        assertThat(anna.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(refusals.recorded()).contains("anonymous GET /api/cases", "anonymous GET /engine-rest/task");
    }

    @Test
    void aPostFromAnotherSiteIsRefusedAndRecorded() {
        Visitor anna = Visitor.withSession(port, "anna");
        Refusals refusals = new Refusals(jdbc);
        assertThat(anna.form("/cases/new", Map.of("title", "planted")).statusCode())
                .isEqualTo(403);
        assertThat(refusals.recorded()).contains("anna POST /cases/new");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM incident_case WHERE title = 'planted'", Long.class))
                .isZero();
    }

    @Test
    void aPostFromAnotherSiteToTheWebAppsIsRefusedAndRecorded() {
        Visitor anna = Visitor.withSession(port, "anna");
        anna.get("/camunda/app/tasklist/default/");
        Refusals refusals = new Refusals(jdbc);
        String path = "/camunda/api/engine/engine/default/task";
        HttpRequest withToken = anna.request("POST", path, "{}", "application/json");
        assertThat(anna.send(withToken).statusCode()).isEqualTo(200);
        HttpRequest without = HttpRequest.newBuilder(withToken, (name, value) -> !name.equalsIgnoreCase("X-XSRF-TOKEN"))
                .build();
        assertThat(anna.send(without).statusCode()).isEqualTo(403);
        assertThat(refusals.recorded()).contains("anna POST " + path);
    }
}
