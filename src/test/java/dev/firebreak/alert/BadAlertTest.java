package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@FirebreakTest
class BadAlertTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private Api siem;

    @BeforeEach
    void signIn() {
        siem = new Api(port, "siem");
    }

    static Stream<Arguments> badAlerts() {
        return Stream.of(
                bad("empty body", "", 400),
                bad("half an object", "{\"title\": \"a\"", 400),
                bad("no JSON", "title=a", 400),
                bad("a name twice", "{\"title\": \"a\", \"title\": \"b\", \"source\": \"s\"}", 400),
                bad("a name twice, deep", "{\"title\": \"a\", \"source\": \"s\", \"raw\": {\"x\": 1, \"x\": 2}}", 400),
                bad("something after the end", "{\"title\": \"a\", \"source\": \"s\"} {}", 400),
                bad("a NUL byte", "{\"title\": \"a\0\", \"source\": \"s\"}", 400),
                bad("half a character", "{\"title\": \"a\\ud800\", \"source\": \"s\"}", 400),
                bad("a number with a huge exponent", generic("\"raw\": 1e99999999999999"), 400),
                bad("a list", "[{\"title\": \"a\", \"source\": \"s\"}]", 422),
                bad("a text", "\"title\"", 422),
                bad("no title", "{\"source\": \"s\"}", 422),
                bad("a null title", "{\"title\": null, \"source\": \"s\"}", 422),
                bad("a blank title", "{\"title\": \" \\t \", \"source\": \"s\"}", 422),
                bad("a title with NUL", "{\"title\": \"a\\u0000\", \"source\": \"s\"}", 422),
                bad("a title with a bell", "{\"title\": \"a\\u0007\", \"source\": \"s\"}", 422),
                bad("a number for a title", "{\"title\": 1, \"source\": \"s\"}", 422),
                bad(
                        "a title of 200,000 characters",
                        "{\"title\": \"" + "a".repeat(200_000) + "\", \"source\": \"s\"}",
                        422),
                bad("no source", "{\"title\": \"a\"}", 422),
                bad("a description with NUL", generic("\"description\": \"\\u0000\""), 422),
                bad("an unknown severity", generic("\"severity\": \"terrible\""), 422),
                bad("an object for assets", generic("\"assets\": {}"), 422),
                bad("numbers in assets", generic("\"assets\": [1]"), 422),
                bad("a NUL in assets", generic("\"assets\": [\"\\u0000\"]"), 422),
                bad("an indicator without value", generic("\"indicators\": [{\"type\": \"ip\"}]"), 422),
                bad("a text for an indicator", generic("\"indicators\": [\"203.0.113.7\"]"), 422),
                bad("no date", generic("\"detectedAt\": \"yesterday\""), 422),
                bad("month 13", generic("\"detectedAt\": \"2014-13\""), 422),
                bad("a misspelt field", generic("\"severty\": \"high\""), 422),
                bad("a nesting bomb", generic("\"raw\": " + "[".repeat(100_000) + "]".repeat(100_000)), 400),
                bad("a title of 1 MB", "{\"title\": \"" + "a".repeat(1_048_576) + "\", \"source\": \"s\"}", 413),
                bad("5 MB", generic("\"raw\": \"" + "a".repeat(5_000_000) + "\""), 413));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAlerts")
    void isRefusedWithASentenceAndNothingIsStored(String name, String body, int status) {
        refused("/api/alerts", body.getBytes(StandardCharsets.UTF_8), status);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"source\": \"s\", \"title\": \"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0xC0, (byte) 0x80, (byte) 0xFF});
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        refused("/api/alerts", body.toByteArray(), 400);
        refused("/api/alerts", "{\"title\": \"a\", \"source\": \"s\"}".getBytes(StandardCharsets.UTF_16), 400);
    }

    @Test
    void anUnknownSourceIsRefused() {
        refused("/api/alerts/nagios", "{}".getBytes(StandardCharsets.UTF_8), 404);
    }

    @Test
    void aPayloadOfAnotherVendorIsRefused() {
        for (String source : List.of("wazuh", "suricata", "alertmanager")) {
            refused("/api/alerts/" + source, "{\"title\": \"a\"}".getBytes(StandardCharsets.UTF_8), 422);
        }
        refused("/api/alerts/alertmanager", "{\"alerts\": []}".getBytes(StandardCharsets.UTF_8), 422);
        refused(
                "/api/alerts/wazuh",
                "{\"rule\": {\"description\": \"a\\u0000\"}}".getBytes(StandardCharsets.UTF_8),
                422);
    }

    @Test
    void tooManyAlertsInOneRequestAreRefused() {
        String body = "{\"alerts\": [" + "{\"labels\": {}},".repeat(100) + "{\"labels\": {}}]}";
        refused("/api/alerts/alertmanager", body.getBytes(StandardCharsets.UTF_8), 422);
    }

    @Test
    void aLongTitleOfSeveralLinesIsShortenedAndNothingIsLost() {
        String title = ("One line\\nand another. ").repeat(20) + System.nanoTime();
        Api.Answer answer = siem.post("/api/alerts", "{\"source\": \"s\", \"title\": \"" + title + "\"}");
        assertThat(answer.status()).isEqualTo(202);
        Api.Answer kept = new Api(port, "anna").get("/api/alerts/" + answer.at("alertId"));
        assertThat(kept.at("title"))
                .hasSize(300)
                .startsWith("One line and another.")
                .endsWith("…");
        assertThat(kept.at("description")).contains(title.substring(title.length() - 10));
    }

    @Test
    void bytesInALogLineDoNotKeepItsAlertOut() {
        String body = "{\"rule\": {\"description\": \"Odd request\", \"level\": 5}, \"full_log\": \"GET /\\u0000"
                + System.nanoTime() + "\"}";
        Api.Answer answer = siem.post("/api/alerts/wazuh", body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(new Api(port, "anna")
                        .get("/api/alerts/" + answer.at("alertId"))
                        .at("description"))
                .contains("GET /\uFFFD");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void theJsonTestSuiteIsReadAsItSays() throws IOException {
        try (Stream<Path> files = Files.list(inputs("standards/json-test-suite/test_parsing"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Api.Answer answer = siem.post("/api/alerts", Files.readAllBytes(file));
                assertThat(answer.status()).as(name).isBetween(400, 422);
                assertThat(answer.type()).as(name).isEqualTo("application/problem+json");
                if (name.startsWith("n_")) {
                    assertThat(answer.status()).as(name).isEqualTo(400);
                }
            }
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void whatTheJsonTestSuiteAcceptsMayBeRaw() throws IOException {
        try (Stream<Path> files = Files.list(inputs("standards/json-test-suite/test_parsing"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("y_"))
                    .toList()) {
                String raw = Files.readString(file, StandardCharsets.UTF_8);
                String body = "{\"source\": \"suite\", \"severity\": \"informational\", \"title\": \""
                        + file.getFileName() + "\", \"raw\": " + raw + "}";
                assertThat(siem.post("/api/alerts", body).status())
                        .as(file.toString())
                        .isEqualTo(202);
            }
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
    void naughtyTitlesComeBackAsText() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Api analyst = new Api(port, "anna");
        for (var each :
                json.readTree(inputs("standards/naughty-strings/blns.json").toFile())) {
            String title = each.asText();
            String body = json.createObjectNode()
                    .put("source", "naughty")
                    .put("severity", "informational")
                    .put("title", title)
                    .toString();
            Api.Answer answer = siem.post("/api/alerts", body);
            boolean fits = !title.isBlank() && !Texts.hasControl(title, false);
            assertThat(answer.status()).as(title).isEqualTo(fits ? 202 : 422);
            if (fits) {
                assertThat(analyst.get("/api/alerts/" + answer.at("alertId")).at("title"))
                        .isEqualTo(Texts.line(title));
            }
        }
    }

    private void refused(String path, byte[] body, int status) {
        long before = stored();
        siem.post(path, body).assertRefused(status);
        assertThat(stored()).isEqualTo(before);
    }

    private long stored() {
        Long rows = jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM alert) + (SELECT count(*) FROM alert_payload) "
                        + "+ (SELECT count(*) FROM incident_case)",
                Long.class);
        return rows == null ? 0 : rows;
    }

    private static Path inputs(String path) {
        return Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), path);
    }

    private static Arguments bad(String name, String body, int status) {
        return Arguments.of(name, body, status);
    }

    private static String generic(String field) {
        return "{\"title\": \"a\", \"source\": \"s\", " + field + "}";
    }
}
