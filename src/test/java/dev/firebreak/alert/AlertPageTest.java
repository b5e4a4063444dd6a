package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@FirebreakTest
class AlertPageTest {

    @LocalServerPort
    private int port;

    @Test
    void markupOfASourceIsShownAsText() {
        String title = "<script>alert('" + System.nanoTime() + "')</script>";
        String id = record(title);
        Visitor olga = Visitor.withSession(port, "olga");

        for (String page : new String[] {"/alerts?q=script", "/alerts/" + id}) {
            String shown = olga.get(page).body();
            assertThat(shown).contains("&lt;script&gt;alert(").doesNotContain(title);
        }
    }

    @Test
    void anAnalystOpensACaseFromARecordedAlert() {
        String id = record("Worth a second look");
        String page = "/alerts/" + id;
        assertThat(Visitor.withSession(port, "olga").get(page).body()).doesNotContain("Open a case from this alert");

        Visitor anna = Visitor.withSession(port, "anna");
        assertThat(anna.get(page).body()).contains("Open a case from this alert");
        HttpResponse<String> opened = anna.form(page + "/case", Map.of("_csrf", anna.csrf(page)));
        assertThat(opened.headers().firstValue("location").orElse("")).contains("/cases/IR-");
        assertThat(anna.get(page).body()).contains("Go to case").doesNotContain("Open a case from this alert");
    }

    @Test
    void anAddressOfNoAlertIsAnswered404() {
        assertThat(Visitor.withSession(port, "anna").get("/alerts/nonsense").statusCode())
                .isEqualTo(404);
    }

    private String record(String title) {
        return new Api(port, "siem")
                .post(
                        "/api/alerts",
                        "{\"source\": \"page\", \"severity\": \"informational\", \"title\": \"" + title + "\"}")
                .at("alertId");
    }
}
