package dev.firebreak.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Evidence over HTTP, from the first byte to its disposal. */
@FirebreakTest
class EvidenceTest {

    private static final byte[] CONTENT = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    EvidenceClosing closing;

    @Autowired
    EvidenceSweep sweep;

    @Autowired
    Retention retention;

    @Autowired
    LegalHolds holds;

    @Autowired
    Custody custody;

    @Autowired
    ContentStores stores;

    @Autowired
    AuditLog audit;

    @Autowired
    Clock clock;

    private String key = "";
    private String path = "";

    @BeforeEach
    void aCase() {
        key = new Api(port, "anna")
                .post("/api/cases", "{\"title\":\"Evidence wanted\",\"severity\":\"high\"}")
                .at("key");
        path = "/api/cases/" + key + "/evidence";
    }

    @Test
    void aFileComesBackAsItWasSentWithItsHashAndCustody() throws Exception {
        byte[] content = new byte[3 * Uploads.PART + 17];
        new Random(7).nextBytes(content);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        HttpResponse<String> stored = form("anna").send(path, "disk.img", content);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        JsonNode item = json(stored.body());
        assertThat(item.path("sha256").asText()).isEqualTo(hash);
        assertThat(item.path("size").asLong()).isEqualTo(content.length);

        String one = path + "/" + item.path("id").asLong();
        HttpResponse<InputStream> back = form("olga").get(one + "/content?reason=review");
        assertThat(back.body().readAllBytes()).isEqualTo(content);
        assertThat(back.headers().firstValue("repr-digest")).get().asString().startsWith("sha-256=:");
        assertThat(new Api(port, "olga").get(one).json().path("custody").findValuesAsText("kind"))
                .containsExactly("collected", "accessed");
        assertThat(entries()).contains("EvidenceCollected by anna", "EvidenceAccessed by olga");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.svg", "x.html", "x.xhtml", "x.js", "x.pdf"})
    void whatWouldRunInABrowserIsOnlyEverSaved(String name) throws IOException {
        HttpResponse<InputStream> back = form("anna").get(content(store("../../" + name, CONTENT), "content"));
        assertThat(back.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(back.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(back.headers().firstValue("content-security-policy"))
                .get()
                .asString()
                .contains("sandbox");
        String disposition = back.headers().firstValue("content-disposition").orElse("");
        assertThat(disposition).startsWith("attachment").contains(name).doesNotContain("..", "/");
        assertThat(back.body().readAllBytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..\\..\\windows\\system.ini",
                "/etc/cron.d/x",
                "C:\\x.exe",
                "con\u0007trol\u001b[31m.txt",
                "invoice\u202Egnp.exe",
                ".ssh",
                "https://evil.example/x",
                "a\u2028b.txt"
            })
    void aNameIsALabelAndNeverAPath(String name) {
        long id = store(name, CONTENT);
        String label = new Api(port, "anna").get(path + "/" + id).at("name");
        assertThat(label).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\u2028]");
        assertThat(jdbc.queryForObject("SELECT place FROM evidence.item WHERE id = ?", String.class, id))
                .matches("\\d+");
        String disposition = form("anna")
                .get(content(id, "content"))
                .headers()
                .firstValue("content-disposition")
                .orElse("");
        assertThat(disposition)
                .contains("evidence-" + id)
                .doesNotContain("/", "\\", "%2F", "%5C", "..", "\u202E", "%E2%80%AE");
    }

    @Test
    void malwareGoesOutInAZipThatNoScannerOpens() throws IOException {
        long id = store("evil.exe", CONTENT);
        byte[] zip = form("anna").get(content(id, "wrapped")).body().readAllBytes();
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).doesNotContain("<svg");
        try (ZipInputStream open = new ZipInputStream(new ByteArrayInputStream(zip), "infected".toCharArray())) {
            assertThat(open.getNextEntry().getFileName()).isEqualTo("evidence-" + id + "-evil.exe");
            assertThat(open.readAllBytes()).isEqualTo(CONTENT);
        }
        try (ZipInputStream open = new ZipInputStream(new ByteArrayInputStream(zip), "other".toCharArray())) {
            assertThatThrownBy(() -> {
                        open.getNextEntry();
                        open.readAllBytes();
                    })
                    .isInstanceOf(ZipException.class);
        }
    }

    @Test
    void aReaderSaysWhy() {
        long id = store("x", CONTENT);
        new Api(port, "anna").get(path + "/" + id + "/content").assertRefused(422);
        assertThat(entries()).doesNotContain("EvidenceAccessed by anna");
    }

    @Test
    void aBrokenUploadLeavesNothingBehind() throws IOException {
        long before = left();
        byte[] half =
                (Form.head(Form.LABEL, "big.img") + "x".repeat(3 * Uploads.PART)).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + form("anna").credentials() + "\r\nContent-Type: " + Form.type()
                                    + "\r\nContent-Length: " + (1L << 30) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(half);
            socket.getOutputStream().flush();
            await().until(() -> left() > before);
        }
        await().until(() -> left() == before);
        assertThat(new Api(port, "anna").get(path).json()).isEmpty();
        assertThat(entries()).doesNotContain("EvidenceCollected by anna");
    }

    @Test
    void whatAKilledServerLeftIsSwept() {
        long before = left();
        jdbc.queryForObject("SELECT evidence.start_upload('database')", String.class);
        assertThat(left()).isEqualTo(before + 2);
        sweep.sweep(Duration.ofHours(1));
        assertThat(left()).isEqualTo(before + 2);
        sweep.sweep(Duration.ofSeconds(-1));
        assertThat(left()).isEqualTo(before);
    }

    @Test
    void badFormsAreRefusedWithASentence() {
        new Api(port, "anna").post(path, "{}").assertRefused(415);
        Map<String, String> noReason = new HashMap<>(Form.LABEL);
        noReason.remove("reason");
        assertThat(form("anna")
                        .send(path, noReason, "x", new ByteArrayInputStream(CONTENT))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> tomorrow = new HashMap<>(Form.LABEL);
        tomorrow.put("collectedAt", "2099-01-01T00:00Z");
        assertThat(form("anna")
                        .send(path, tomorrow, "x", new ByteArrayInputStream(CONTENT))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> long1 = new HashMap<>(Form.LABEL);
        long1.put("note", "x".repeat(20_000));
        assertThat(form("anna")
                        .send(path, long1, "x", new ByteArrayInputStream(CONTENT))
                        .statusCode())
                .isEqualTo(400);
        assertThat(form("anna").send(path, "", CONTENT).statusCode()).isEqualTo(422);
        assertThat(new Api(port, "anna").get(path).json()).isEmpty();
    }

    @Test
    void whoMayNotKnowOfTheCaseGetsNothingOfIt() {
        long id = store("secret.txt", CONTENT);
        new Api(port, "anna").post("/api/cases/" + key + "/restrict", "{\"people\":[\"clara\"]}");
        for (String address : List.of("", "/" + id, "/" + id + "/content?reason=x", "/" + id + "/wrapped?reason=x")) {
            new Api(port, "ben").get(path + address).assertRefused(404);
        }
        assertThat(form("ben").send(path, "x", CONTENT).statusCode()).isEqualTo(404);
        assertThat(new Api(port, "clara").get(path + "/" + id).status()).isEqualTo(200);
        new Api(port, "olga").get(path);
        assertThat(entries()).contains("RestrictedCaseRead by olga");
        assertThat(form("olga").send(path, "x", CONTENT).statusCode()).isEqualTo(403);
    }

    @Test
    void anItemOfAnotherCaseIsNotFound() {
        long id = store("x", CONTENT);
        String other = new Api(port, "anna")
                .post("/api/cases", "{\"title\":\"Other\"}")
                .at("key");
        new Api(port, "anna").get("/api/cases/" + other + "/evidence/" + id).assertRefused(404);
    }

    @Test
    void neitherTheRunningSystemNorItsOwnerChangesWhatIsStored() {
        long id = store("x", CONTENT);
        String place = jdbc.queryForObject("SELECT place FROM evidence.item WHERE id = ?", String.class, id);
        for (String change : List.of(
                "UPDATE evidence.item SET name = 'y' WHERE id = " + id,
                "DELETE FROM evidence.custody WHERE item_id = " + id,
                "TRUNCATE evidence.custody",
                "SELECT lo_put(" + place + ", 0, 'y')",
                "SELECT lo_unlink(" + place + ")",
                "SELECT evidence.add_to_upload('" + place + "', 0, 'y')",
                "INSERT INTO evidence.item (case_key, name, description, size, sha256, storage, place, stored_at, stored_by) "
                        + "SELECT case_key, name, description, size, sha256, storage, '1', stored_at, stored_by "
                        + "FROM evidence.item WHERE id = " + id)) {
            assertThatThrownBy(() -> jdbc.execute(change)).as(change).isInstanceOf(DataAccessException.class);
        }
        assertThat(jdbc.queryForObject("SELECT evidence.drop_upload('database', ?)", Boolean.class, place))
                .isFalse();
        assertThat(form("anna").get(content(id, "content")).statusCode()).isEqualTo(200);
    }

    @Test
    void contentThatTheOwnerOfTheDatabaseChangedIsNotHandedOut() throws SQLException {
        long id = store("x", CONTENT);
        String place = jdbc.queryForObject("SELECT place FROM evidence.item WHERE id = ?", String.class, id);
        try (Connection app = database.getConnection();
                Connection owner = DriverManager.getConnection(app.getMetaData().getURL(), "firebreak_owner", "");
                Statement sql = owner.createStatement()) {
            for (String change : List.of("UPDATE evidence.custody SET person = 'y'", "TRUNCATE evidence.custody")) {
                assertThatThrownBy(() -> sql.execute(change)).as(change).hasMessageContaining("append-only");
            }
            sql.execute("SELECT lo_put(" + place + ", 3, 'X')");
        }
        for (String how : List.of("content", "wrapped")) {
            new Api(port, "anna").get(content(id, how)).assertRefused(500);
        }
        assertThat(entries()).contains("EvidenceDamaged by anna");
    }

    @Test
    void whatIsHandedOverKeepsTheCaseOpenUntilItIsBack() {
        long id = store("phone.bin", CONTENT);
        Api anna = new Api(port, "anna");
        String custody = path + "/" + id + "/custody";
        String back = "{\"kind\":\"returned\",\"person\":\"Anna\",\"place\":\"safe 2\",\"reason\":\"done\"}";
        anna.post(custody, back).assertRefused(409);
        anna.post(custody, "{\"kind\":\"disposed\",\"person\":\"x\",\"place\":\"x\",\"reason\":\"x\"}")
                .assertRefused(422);
        assertThat(anna.post(custody, back.replace("returned", "transferred").replace("Anna", "Nordlicht"))
                        .status())
                .isEqualTo(200);
        assertThat(closing.obstacles(new CaseKey(key)))
                .singleElement()
                .asString()
                .contains("is with Nordlicht");
        assertThat(anna.post(custody, back).status()).isEqualTo(200);
        assertThat(closing.obstacles(new CaseKey(key))).isEmpty();
        assertThat(entries()).contains("EvidenceTransferred by anna", "EvidenceReturned by anna");
    }

    /** The panel, the page and the API read the same lists, whose cost must not grow with the items. */
    @Test
    void eachItemOfAListKnowsItsOwnCustody() {
        long first = store("one.bin", CONTENT);
        long second = store("two.bin", CONTENT);
        new Api(port, "anna")
                .post(
                        path + "/" + second + "/custody",
                        "{\"kind\":\"transferred\",\"person\":\"Nordlicht\",\"place\":\"lab\",\"reason\":\"x\"}");
        JsonNode items = new Api(port, "anna").get(path).json();
        assertThat(items.findValuesAsText("id")).containsExactly("" + first, "" + second);
        assertThat(items.get(0).path("custody").findValuesAsText("kind")).containsExactly("collected");
        assertThat(items.get(0).has("handedOverTo")).isFalse();
        assertThat(items.get(1).path("custody").findValuesAsText("kind")).containsExactly("collected", "transferred");
        assertThat(items.get(1).path("handedOverTo").asText()).isEqualTo("Nordlicht");
        for (JsonNode item : items) {
            assertThat(new Api(port, "anna")
                            .get(path + "/" + item.path("id").asLong())
                            .json())
                    .isEqualTo(item);
        }
    }

    @Test
    void aListTakesThreeQueriesHoweverManyItemsItHas() {
        CountingJdbc counting = new CountingJdbc(database);
        EvidenceViews views = new EvidenceViews(
                new EvidenceRows(counting, clock),
                new Disposals(counting, retention, holds, custody, stores, audit, clock));
        for (int item = 1; item <= 3; item++) {
            store("x" + item, CONTENT);
            counting.queries = 0;
            assertThat(views.of(new CaseKey(key))).hasSize(item);
            assertThat(counting.queries).isEqualTo(3);
        }
    }

    @Test
    void twoPeopleDisposeOfWhatPolicyKeepsNoLonger() throws IOException {
        long id = store("old.log", CONTENT);
        String disposal = path + "/" + id + "/disposal";
        Api lena = new Api(port, "lena");
        Api marta = new Api(port, "marta");
        lena.post(disposal, "{\"reason\":\"old\"}").assertRefused(409);
        endedYearsAgo();
        assertThat(lena.post("/api/cases/" + key + "/legal-hold", "{\"held\":true,\"reason\":\"lawsuit\"}")
                        .status())
                .isEqualTo(204);
        lena.post(disposal, "{\"reason\":\"old\"}").assertRefused(409);
        assertThat(lena.post("/api/cases/" + key + "/legal-hold", "{\"held\":false,\"reason\":\"settled\"}")
                        .status())
                .isEqualTo(204);
        marta.post(disposal + "/approve", "{\"reason\":\"yes\"}").assertRefused(409);
        assertThat(lena.post(disposal, "{\"reason\":\"old\"}").status()).isEqualTo(200);
        lena.post(disposal + "/approve", "{\"reason\":\"yes\"}").assertRefused(409);
        assertThat(new Api(port, "anna")
                        .post(disposal + "/approve", "{\"reason\":\"yes\"}")
                        .status())
                .isEqualTo(403);

        Long request = jdbc.queryForObject("SELECT max(id) FROM evidence.disposal_request", Long.class);
        String alone = "INSERT INTO evidence.disposal_decision VALUES (%d, %d, '%s', 'lena', true, 'x', now())";
        assertThatThrownBy(() -> jdbc.execute(alone.formatted(request, id, "lena")))
                .hasMessageContaining("disposal_by_two_people");
        assertThatThrownBy(() -> jdbc.execute(alone.formatted(request, id, "marta")))
                .isInstanceOf(DataAccessException.class);

        assertThat(marta.post(disposal + "/approve", "{\"reason\":\"yes\"}").status())
                .isEqualTo(200);
        marta.get(path + "/" + id + "/content?reason=x").assertRefused(409);
        assertThat(marta.get(path + "/" + id).json().path("custody").findValuesAsText("kind"))
                .containsExactly("collected", "disposed");
        assertThat(entries())
                .contains("LegalHoldPlaced by lena", "LegalHoldLifted by lena", "DisposalRequested by lena")
                .contains("EvidenceDisposed by marta");
        String place = jdbc.queryForObject("SELECT place FROM evidence.item WHERE id = ?", String.class, id);
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM pg_largeobject_metadata WHERE oid = ?::oid", Long.class, place))
                .isZero();
    }

    @Test
    void aFolderStoreKeepsNamesAndLinksOut(@TempDir Path folder) throws IOException {
        FolderStore store = new FolderStore(jdbc, folder);
        String place = store.start();
        try (var to = store.write(place)) {
            to.write(CONTENT);
        }
        assertThat(folder.resolve(place)).hasBinaryContent(CONTENT);
        try (InputStream from = store.read(place)) {
            assertThat(from.readAllBytes()).isEqualTo(CONTENT);
        }
        store.drop(place);
        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> store.read("../" + place)).isInstanceOf(IllegalArgumentException.class);

        String planted = store.start();
        Path elsewhere = Files.writeString(folder.resolveSibling("elsewhere-" + planted), "secret");
        Files.createSymbolicLink(folder.resolve(planted), elsewhere);
        assertThatThrownBy(() -> store.write(planted)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.read(planted)).isInstanceOf(IOException.class);
        store.drop(planted);
        assertThat(elsewhere).hasContent("secret");
        Files.delete(elsewhere);
    }

    private void endedYearsAgo() {
        jdbc.update(
                "UPDATE incident_case SET state = 'closed', ended_at = now() - interval '11 years' WHERE key = ?", key);
    }

    private Form form(String login) {
        return new Form(port, login);
    }

    private long store(String name, byte[] content) {
        HttpResponse<String> answer = form("anna").send(path, name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer.body()).path("id").asLong();
    }

    private String content(long id, String how) {
        return path + "/" + id + "/" + how + "?reason=look";
    }

    /** Uploads under way and large objects of all kinds. */
    private long left() {
        Long count = jdbc.queryForObject(
                "SELECT (SELECT count(*) FROM evidence.upload) + (SELECT count(*) FROM pg_largeobject_metadata)",
                Long.class);
        return count == null ? 0 : count;
    }

    private List<String> entries() {
        return jdbc.queryForList(
                "SELECT kind || ' by ' || actor FROM audit.entry WHERE case_key = ? ORDER BY seq", String.class, key);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Counts what it asks with parameters. */
    private static final class CountingJdbc extends JdbcTemplate {

        private int queries;

        CountingJdbc(DataSource database) {
            super(database);
        }

        @Override
        public <T> @Nullable T query(
                PreparedStatementCreator statement,
                @Nullable PreparedStatementSetter parameters,
                ResultSetExtractor<T> rows) {
            queries++;
            return super.query(statement, parameters, rows);
        }
    }
}
