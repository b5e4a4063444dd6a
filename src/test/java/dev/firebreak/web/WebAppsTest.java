package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@FirebreakTest
class WebAppsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0} comes to {1}")
    @CsvSource({"anna, tasklist", "legal, tasklist", "olga, cockpit", "ada, admin"})
    void theEntryLeadsToTheAppOfTheRole(String login, String app) {
        Visitor visitor = Visitor.withSession(port, login.equals("legal") ? "lena" : login);
        assertThat(location(visitor.get("/camunda/app/"))).endsWith("/camunda/");
        assertThat(location(visitor.get("/camunda/"))).endsWith("/camunda/app/" + app + "/default/");
        HttpResponse<String> page = visitor.get("/camunda/app/" + app + "/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("nonce-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theAppsCarryOurNameAndStyle(String app) {
        Visitor visitor = Visitor.withSession(port, "olga");
        assertThat(visitor.get("/camunda/app/" + app + "/scripts/config.js").body())
                .contains("vendor: \"Firebreak\"");
        HttpResponse<String> style = visitor.get("/camunda/app/" + app + "/styles/user-styles.css?bust=7.24.0");
        assertThat(style.headers().firstValue("content-type")).get().asString().startsWith("text/css");
        assertThat(style.body()).contains(".ce-eol-banner { display: none; }");
    }

    @Test
    void signingOutOfAnAppEndsOurSession() {
        Visitor visitor = Visitor.withSession(port, "anna");
        visitor.get("/camunda/app/tasklist/default/");
        assertThat(visitor.send("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(location(visitor.get("/"))).endsWith("/login");
        assertThat(visitor.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void somebodyWithoutASessionIsAskedToSignIn() {
        assertThat(location(Visitor.unknown(port).get("/camunda/app/tasklist/default/")))
                .endsWith("/login");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(300, 399);
        return answer.headers().firstValue("location").orElse("");
    }
}
