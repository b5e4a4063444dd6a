package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Any employee reports something odd, without signing in. */
@FirebreakTest
class ReportPageTest {

    private static final Pattern KEY = Pattern.compile("IR-\\d{4}-\\d+");

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void reportOpensACaseAndNamesItsNumber() {
        Visitor employee = Visitor.unknown(port);
        HttpResponse<String> sent = report(
                employee,
                "192.0.2.1",
                Map.of(
                        "what",
                        "I clicked a link <b>x</b>\nand typed my password",
                        "where",
                        "Laptop",
                        "mail",
                        "joe@example.org"));
        assertThat(sent.statusCode()).isEqualTo(302);
        Matcher key = KEY.matcher(employee.get("/report/thanks").body());
        assertThat(key.find()).isTrue();
        IncidentCase opened = cases.get(new CaseKey(key.group()));
        assertThat(opened.source()).isEqualTo("report");
        assertThat(opened.reporter()).isEqualTo("joe@example.org");
        assertThat(opened.title()).isEqualTo("Reported: I clicked a link <b>x</b>");
        assertThat(opened.description()).contains("typed my password", "Where: Laptop");
        assertThat(opened.openedBy()).isEqualTo("anonymous");
    }

    @Test
    void programThatFillsEverythingInIsThankedAndOpensNothing() {
        long before = opened();
        Visitor program = Visitor.unknown(port);
        HttpResponse<String> sent =
                report(program, "192.0.2.2", Map.of("what", "Buy this", "website", "https://spam.example"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(program.get("/report/thanks").body()).contains("Thank you").doesNotContainPattern(KEY);
        assertThat(opened()).isEqualTo(before);
    }

    @Test
    void mailOfTheOutcomeStaysInTheHouse() {
        HttpResponse<String> sent = report(
                Visitor.unknown(port),
                "192.0.2.3",
                Map.of("what", "Something odd", "mail", "victim@elsewhere.example"));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("ends in @example.org", "Something odd");
    }

    @Test
    void emptyReportIsSentBackWithASentence() {
        HttpResponse<String> sent = report(Visitor.unknown(port), "192.0.2.4", Map.of("what", "  "));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("What happened");
    }

    @Test
    void floodFromOneAddressIsRefusedAndRecorded() {
        Visitor visitor = Visitor.unknown(port);
        for (int sent = 0; sent < 5; sent++) {
            assertThat(report(visitor, "192.0.2.5", Map.of("what", "Flood " + sent))
                            .statusCode())
                    .isEqualTo(302);
        }
        HttpResponse<String> sixth = report(visitor, "192.0.2.5", Map.of("what", "Flood 6"));
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.body()).contains("call the incident desk", "Flood 6");
        assertThat(report(visitor, "192.0.2.6", Map.of("what", "Another house")).statusCode())
                .isEqualTo(302);
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit.entry WHERE kind = 'ReportRefused' AND summary LIKE '%192.0.2.5'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void aForgedAddressBeforeTheProxysGivesNobodyMoreReports() {
        Visitor visitor = Visitor.unknown(port);
        for (int sent = 0; sent < 5; sent++) {
            report(visitor, "198.51.100." + sent + ", 192.0.2.7", Map.of("what", "Flood " + sent));
        }
        assertThat(report(visitor, "198.51.100.9, 192.0.2.7", Map.of("what", "Flood 6"))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void reportWithoutTheFormsTokenIsRefused() {
        assertThat(Visitor.unknown(port)
                        .form("/report", Map.of("what", "From elsewhere"))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> report(Visitor visitor, String address, Map<String, String> fields) {
        String token = visitor.csrf("/report");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&", ""));
        HttpRequest request = visitor.request("POST", "/report", body, "application/x-www-form-urlencoded");
        return visitor.send(HttpRequest.newBuilder(request, (name, value) -> true)
                .header("X-Forwarded-For", address)
                .build());
    }

    private long opened() {
        Long count = jdbc.queryForObject("SELECT count(*) FROM incident_case WHERE source = 'report'", Long.class);
        return count == null ? 0 : count;
    }
}
