package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What other people's systems really sent. */
@Tag("own-jvm")
@FirebreakTest
@EnabledIfEnvironmentVariable(named = "FIREBREAK_REAL_INPUTS", matches = ".+")
class RealAlertsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Test
    void everyWazuhAlertIsKeptApart() throws Exception {
        keptApart("wazuh", "alerts/wazuh/aecid-ossec.ndjson", "alerts/wazuh/indexer-generator.ndjson");
    }

    @Test
    void everySuricataAlertIsKeptApart() throws Exception {
        keptApart("suricata", "alerts/suricata/alerts.ndjson");
    }

    @Test
    void everyAlertmanagerWebhookIsKeptApart() throws Exception {
        keptApart("alertmanager", "alerts/alertmanager/webhooks.ndjson");
    }

    @Test
    void theIncidentsOfVerisBecomeCasesAndTheRepeatedIdJoins() throws Exception {
        List<String> alerts = payloads("incidents/vcdb.ndjson.gz").stream()
                .map(RealAlertsTest::fromVeris)
                .map(JsonNode::toString)
                .toList();
        List<Api.Answer> answers = post("/api/alerts", alerts);

        assertThat(answers).hasSize(2614).allMatch(answer -> answer.status() == 202);
        Set<String> cases = new HashSet<>();
        answers.forEach(answer -> cases.add(answer.at("caseKey")));
        assertThat(cases).hasSize(2613);
        assertThat(answers.stream().filter(answer -> answer.at("disposition").equals("joined")))
                .hasSize(1);
        assertThat(cases.stream().map(key -> Integer.parseInt(key.substring(8))).toList())
                .as("numbers without a gap")
                .satisfies(numbers -> {
                    TreeSet<Integer> sorted = new TreeSet<>(numbers);
                    assertThat(sorted.last() - sorted.first()).isGreaterThanOrEqualTo(2612);
                });
    }

    private void keptApart(String source, String... files) throws Exception {
        List<String> bodies = new ArrayList<>();
        for (String file : files) {
            payloads(file).forEach(payload -> bodies.add(payload.toString()));
        }
        List<Api.Answer> answers = post("/api/alerts/" + source, bodies);

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        Set<String> ids = new HashSet<>();
        answers.forEach(answer -> ids.add(answer.at("alertId")));
        assertThat(ids).hasSameSizeAs(new HashSet<>(bodies));

        List<Api.Answer> again = post("/api/alerts/" + source, bodies);
        assertThat(again)
                .extracting(Api.Answer::text)
                .isEqualTo(answers.stream().map(Api.Answer::text).toList());
    }

    private List<Api.Answer> post(String path, List<String> bodies) throws Exception {
        Api siem = new Api(port, "siem");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Api.Answer>> futures = bodies.stream()
                    .map(body -> threads.submit(() -> siem.post(path, body)))
                    .toList();
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static List<JsonNode> payloads(String file) throws IOException {
        Path path = Path.of(System.getenv("FIREBREAK_REAL_INPUTS"), file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(path)) : Files.newInputStream(path),
                StandardCharsets.UTF_8))) {
            List<JsonNode> payloads = new ArrayList<>();
            for (String line : (Iterable<String>) lines.lines()::iterator) {
                payloads.add(JSON.readTree(line).path("payload"));
            }
            return payloads;
        }
    }

    /** As an integration would map VERIS to the generic alert. */
    private static JsonNode fromVeris(JsonNode incident) {
        ObjectNode alert = JSON.createObjectNode().put("source", "vcdb");
        alert.put("sourceId", incident.path("incident_id").asText());
        String summary = incident.path("summary").asText("");
        String victim = incident.path("victim").path("victim_id").asText();
        alert.put("title", summary.isBlank() ? "Incident at " + victim : summary);
        alert.put("description", incident.path("reference").asText(""));
        alert.put("detectedAt", date(incident.path("timeline").path("incident")));
        alert.set("assets", distinct(incident.path("asset").path("assets"), "variety"));
        alert.set(
                "dataClasses",
                distinct(incident.path("attribute").path("confidentiality").path("data"), "variety"));
        incident.path("actor")
                .fieldNames()
                .forEachRemaining(kind -> alert.withArray("/indicators")
                        .add(JSON.createObjectNode().put("type", "actor").put("value", kind)));
        alert.set("raw", incident);
        return alert;
    }

    private static JsonNode distinct(JsonNode list, String name) {
        Set<String> values = new TreeSet<>();
        list.forEach(each -> values.add(each.path(name).asText()));
        return JSON.valueToTree(values);
    }

    private static String date(JsonNode parts) {
        return Stream.of("year", "month", "day")
                .takeWhile(parts::has)
                .map(part -> String.format("%02d", parts.path(part).asInt()))
                .reduce((date, part) -> date + "-" + part)
                .orElseThrow();
    }
}
