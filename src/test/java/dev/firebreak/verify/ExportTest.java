package dev.firebreak.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.Api;
import dev.firebreak.LiveFirebreakTest;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.evidence.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a running Firebreak exports is sound to both verifiers, and is not once a superuser of the database has changed the
 * record.
 */
@LiveFirebreakTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String key = "";

    @BeforeEach
    void aCaseThatAwaitsItsTriage() {
        Api anna = new Api(port, "anna");
        key = new Api(port, "siem")
                .post("/api/alerts", "{\"source\":\"test\",\"title\":\"Beacon " + System.nanoTime() + "\"}")
                .at("caseKey");
        await().atMost(PATIENCE).until(() -> !anna.tasks(key).isEmpty());
        assertThat(anna.post("/api/cases/" + key + "/notes", "{\"text\":\"=1+1 is a note\"}")
                        .status())
                .isLessThan(300);
    }

    @Test
    @Order(1)
    void theBundleOfACaseIsSoundAndHoldsWhatItSays() throws Exception {
        Path bundle = export("anna", "/api/cases/" + key + "/export");
        assertVerdict(bundle, null, Verdict.SOUND, "Sound: case " + key);
        Map<String, byte[]> files = Zips.unpack(Files.readAllBytes(bundle));
        assertThat(files.keySet())
                .contains("README.md", "verify.py", "keys.txt", "entries.ndjson", "head.json", "case.json")
                .contains("timeline.csv", "plan/versions.json", "plan/1/respond-to-incident.bpmn", "report.pdf")
                .contains("tables/facts.csv", "tables/clocks.csv", "tables/decisions.csv", "tables/tasks.csv")
                .contains("tables/containment.csv", "tables/notices.csv", "tables/custody.csv");
        assertThat(new ArrayList<>(files.keySet())).last().isEqualTo("manifest.txt");
        assertThat(text(files, "case.json")).contains("\"" + key + "\"");
        assertThat(text(files, "entries.ndjson")).contains("anna exported the case");
        assertThat(text(files, "timeline.csv"))
                .contains("=1+1 is a note")
                .doesNotContainPattern("(?m)(^|,)\"[=+@\\t\\r-]");
        assertThat(text(files, "README.md")).startsWith("# Case " + key).doesNotContain("newer entries");
        assertThat(jdbc.queryForList(
                        "SELECT actor FROM audit.entry WHERE kind = 'CaseExported' AND case_key = ?",
                        String.class,
                        key))
                .containsExactly("anna");
    }

    /** Its name would leave the folder, run as a formula or as a script, if it were more than a label. */
    @Test
    @Order(1)
    void evidenceIsInTheBundleWithItsCustodyAndUnderNoNameThatPeopleGave() throws Exception {
        String path = "/api/cases/" + key + "/evidence";
        String name = "=cmd|..\\..\\<script>alert(1)</script> \u0416\u0443\u043a.sh";
        byte[] content = {1, 0, -1, 'M', 'Z', '\n'};
        HttpResponse<String> stored =
                new Form(port, "anna").send(path, Form.LABEL, name, new ByteArrayInputStream(content));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        String id = stored.body().replaceAll("(?s).*\"id\"\\s*:\\s*(\\d+).*", "$1");
        Path bundle = export("anna", "/api/cases/" + key + "/export");
        assertVerdict(bundle, null, Verdict.SOUND, "Sound: case " + key);
        Map<String, byte[]> files = Zips.unpack(Files.readAllBytes(bundle));
        assertThat(files.get("evidence/" + id + "/content")).isEqualTo(content);
        assertThat(files.keySet()).allMatch(each -> each.matches("[A-Za-z0-9./-]+"));
        assertThat(text(files, "evidence/items.json"))
                .contains("\"included\"", "evidence/" + id + "/content", "\"copied\"");
        assertThat(text(files, "entries.ndjson")).contains("EvidenceCollected", "EvidenceCopied");
        assertThat(text(files, "tables/evidence.csv")).contains("\"'=cmd|").doesNotContain("\"=cmd");
        byte[] report = files.getOrDefault("report.pdf", new byte[0]);
        Files.write(Path.of("target/report.pdf"), report);
        try (PDDocument pdf = Loader.loadPDF(report)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
                    .contains("<script>alert(1)</script>", "\u0416\u0443\u043a.sh", "=1+1isanote", "Diskimage");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().hasChildren())
                    .isTrue();
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    /** A superuser takes away what is read late, so the beginning has left by then. */
    @Test
    @Order(2)
    void whatFailsInTheMiddleCutsTheDownload() throws Exception {
        superuser("ALTER TABLE public.plan_version RENAME TO plan_version_gone");
        Path half = folder.resolve("half.zip");
        try {
            HttpRequest request = request("anna", "/api/cases/" + key + "/export");
            assertThatThrownBy(() -> CLIENT.send(request, HttpResponse.BodyHandlers.ofFile(half)))
                    .isInstanceOf(IOException.class);
        } finally {
            superuser("ALTER TABLE public.plan_version_gone RENAME TO plan_version");
        }
        assertThat(Files.size(half)).isPositive();
        assertVerdict(half, null, Verdict.MALFORMED, "");
    }

    @Test
    @Order(2)
    void aPartOfTheRecordIsSoundAndGrewOutOfANoteThatWasKept() throws Exception {
        export("olga", "/api/cases/" + key + "/export");
        Path note = Files.writeString(
                folder.resolve("old.note"),
                new Api(port, "olga").get("/api/audit/checkpoint").text());
        String size = Files.readAllLines(note).get(1);
        Path since = export("olga", "/api/audit/export?since=" + size);
        assertVerdict(since, note, Verdict.SOUND, "Nothing before the older note was changed");
        Path all = export("olga", "/api/audit/export?from=2020-01-01&to=2099-01-01");
        assertVerdict(all, null, Verdict.SOUND, "Sound: entries 0 to");
        Path none = export("olga", "/api/audit/export?from=2099-01-01");
        assertVerdict(none, null, Verdict.SOUND, "Sound: no entry of the record");
        new Api(port, "olga").get("/api/audit/export?from=soon").assertRefused(400);
    }

    @Test
    @Order(3)
    void whoMayNotKnowOfTheCaseIsToldThatThereIsNoneAndThatIsRecorded() {
        assertThat(new Api(port, "anna")
                        .post("/api/cases/" + key + "/restrict", "{\"people\":[\"clara\"]}")
                        .status())
                .isEqualTo(204);
        String path = "/api/cases/" + key + "/export";
        new Api(port, "ben").get(path).assertRefused(404);
        new Api(port, "ada").get(path).assertRefused(403);
        new Api(port, "ben").get("/api/audit/export").assertRefused(403);
        assertThat(jdbc.queryForList(
                        "SELECT actor FROM audit.entry WHERE kind = 'AccessRefused' AND details ->> 'path' = ?",
                        String.class,
                        path))
                .containsExactlyInAnyOrder("ben", "ada");
        assertThat(jdbc.queryForList(
                        "SELECT actor FROM audit.entry WHERE kind = 'AccessRefused' "
                                + "AND details ->> 'path' = '/api/audit/export'",
                        String.class))
                .containsExactly("ben");
        assertThat(number("SELECT count(*) FROM audit.entry WHERE kind = 'CaseExported' AND case_key = '" + key + "'"))
                .isZero();
    }

    @Test
    @Order(4)
    void anEditedBodyIsNamed() throws Exception {
        covered();
        superuser("UPDATE audit.sequenced SET body = replace(body, '\"summary\":\"', '\"summary\":\"not ') "
                + "WHERE case_key = '" + key + "' AND number = 2");
        assertCase(Verdict.TAMPERED, "Entry 2 of " + key);
    }

    @Test
    @Order(5)
    void aBackdatedEntryIsNamed() throws Exception {
        covered();
        superuser(
                "UPDATE audit.sequenced SET at = at - interval '1 day' WHERE case_key = '" + key + "' AND number = 3");
        assertCase(Verdict.TAMPERED, "Entry 3 of " + key);
    }

    @Test
    @Order(6)
    void twoEntriesThatChangedPlacesAreNamed() throws Exception {
        covered();
        long second = seq(2);
        long third = seq(3);
        superuser(
                "UPDATE audit.sequenced SET seq = -1 WHERE seq = " + second,
                "UPDATE audit.sequenced SET seq = " + second + " WHERE seq = " + third,
                "UPDATE audit.sequenced SET seq = " + third + " WHERE seq = -1");
        assertCase(Verdict.TAMPERED, "Entry 2 of " + key);
    }

    /** Its hash stays in a tile, so that the rest is still proved. */
    @Test
    @Order(7)
    void aDeletedEntryIsNamed() throws Exception {
        covered();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 256; i++) {
                audit.append(AuditEntry.of("Marked", "Fills a tile", Map.of()));
            }
        });
        await().atMost(PATIENCE).until(() -> number("SELECT count(*) * 256 FROM audit.tile WHERE level = 0") > seq(3));
        superuser("DELETE FROM audit.sequenced WHERE case_key = '" + key + "' AND number = 3");
        assertCase(Verdict.INCOMPLETE, "Entry 3 of " + key + " is missing");
    }

    /** Last: the signer signs no more. Only who kept a note can tell. */
    @Test
    @Order(8)
    void aTailCutToAnEarlierCheckpointIsSeenByWhoKeptALaterNote() throws Exception {
        covered();
        long size = number("SELECT max(size) FROM audit.checkpoint");
        export("olga", "/api/cases/" + key + "/export");
        Path note = Files.writeString(
                folder.resolve("old.note"),
                new Api(port, "olga").get("/api/audit/checkpoint").text());
        assertThat(Long.parseLong(Files.readAllLines(note).get(1))).isGreaterThan(size);
        superuser(
                "DELETE FROM audit.staged",
                "DELETE FROM audit.sequenced WHERE seq >= " + size,
                "DELETE FROM audit.checkpoint WHERE size > " + size,
                "DELETE FROM audit.tile WHERE (index + 1) * power(256, level + 1) > " + size,
                "UPDATE audit.case_head h SET number = e.number, leaf_hash = e.leaf_hash FROM audit.sequenced e "
                        + "WHERE e.case_key = h.case_key AND e.number = (SELECT max(number) FROM audit.sequenced l "
                        + "WHERE l.case_key = h.case_key)");
        Path bundle = export("olga", "/api/cases/" + key + "/export");
        assertVerdict(bundle, note, Verdict.INCOMPLETE, "Either the record was cut");
        assertVerdict(bundle, null, Verdict.SOUND, "Sound: case " + key);
    }

    /** All that the case has by now is in the tree and signed. */
    private void covered() throws Exception {
        assertVerdict(export("anna", "/api/cases/" + key + "/export"), null, Verdict.SOUND, key);
    }

    private void assertCase(Verdict verdict, String named) throws Exception {
        assertVerdict(export("anna", "/api/cases/" + key + "/export"), null, verdict, named);
    }

    private void assertVerdict(Path bundle, @Nullable Path since, Verdict verdict, String says) throws Exception {
        Path keys = Files.writeString(
                folder.resolve("keys"),
                new Api(port, "olga").get("/api/audit/key").text());
        VerificationReport report = new BundleVerifier(keys, since).verify(bundle);
        assertThat(report.lines().toString()).contains(says);
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(second(bundle, keys, since)).isEqualTo(verdict.exitCode());
    }

    /** The exit code of the verify.py that comes with each bundle. */
    private int second(Path bundle, Path keys, @Nullable Path since) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3")))
                .as("python3")
                .isTrue();
        Path script = Path.of("src/main/resources/verify/verify.py");
        List<String> command =
                new ArrayList<>(List.of("python3", script.toString(), bundle.toString(), "--trust", keys.toString()));
        if (since != null) {
            command.addAll(List.of("--since", since.toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private HttpRequest request(String login, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((login + ":firebreak").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .build();
    }

    private Path export(String login, String path) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "bundle", ".zip");
        HttpResponse<Path> answer = CLIENT.send(request(login, path), HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        return file;
    }

    /** What the owner's triggers refuse, a superuser does once they are off. */
    private void superuser(String... changes) {
        JdbcTemplate admin = new JdbcTemplate(new DriverManagerDataSource(database.getJdbcUrl(), "postgres", ""));
        List<String> all = new ArrayList<>();
        for (String table : List.of("sequenced", "staged", "checkpoint", "tile", "case_head")) {
            all.add("ALTER TABLE audit." + table + " DISABLE TRIGGER USER");
        }
        all.addAll(List.of(changes));
        admin.batchUpdate(all.toArray(String[]::new));
    }

    private long seq(int number) {
        return number("SELECT seq FROM audit.sequenced WHERE case_key = '" + key + "' AND number = " + number);
    }

    private long number(String query) {
        Long number = jdbc.queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }
}
