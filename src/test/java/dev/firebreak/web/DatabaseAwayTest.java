package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.Api;
import dev.firebreak.LiveFirebreakTest;
import dev.firebreak.Postgres;
import dev.firebreak.Visitor;
import dev.firebreak.local.Mailbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** In an application of its own, since its PostgreSQL is taken away. */
@LiveFirebreakTest
@TestPropertySource(
        properties = {
            "firebreak.test.own-application=database-away",
            // Waits for a connection as short as the pool allows: here each request has to give up.
            "spring.datasource.hikari.connection-timeout=300",
            // What was under way is taken up again this soon.
            "camunda.bpm.job-execution.lock-time-in-millis=5000"
        })
@DirtiesContext
class DatabaseAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Pages that hold nothing of the database. */
    private static final Set<String> NEED_NONE =
            Set.of("/login", "/report", "/report/thanks", "/cases/new", "/mailbox", "/mailbox/1", "/range");

    @LocalServerPort
    private int port;

    @Value("${firebreak.local.data}")
    private Path data;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Postgres postgres = new Postgres(Path.of(""));

    @BeforeEach
    void thePostgresOfThisApplication() {
        postgres = new Postgres(data);
    }

    @Test
    void everythingIsAnswered503UntilItIsBackAndThenGoesOnByItself() throws Exception {
        String before = post("Before it went").at("caseKey");
        awaitTriage(before);
        Visitor clara = Visitor.withSession(port, "clara");
        Visitor olga = Visitor.withSession(port, "olga");
        Visitor withWebApps = Visitor.withSession(port, "anna");
        withWebApps.get("/camunda/app/tasklist/default/");
        assertThat(withWebApps
                        .get("/camunda/api/engine/engine/default/task/count")
                        .statusCode())
                .isEqualTo(200);
        String token = clara.csrf("/cases/new");
        Visitor employee = Visitor.unknown(port);
        String reportToken = employee.csrf("/report");

        postgres.stop();
        try {
            assertThat(post("Into the dark").status()).isEqualTo(503);
            List<String> wrong = new ArrayList<>();
            for (String path : addresses(true)) {
                expectProblem(
                        wrong, "GET " + path, Visitor.withBasic(port, "olga").get(path));
            }
            for (String path : addresses(false)) {
                expectPage(wrong, "GET " + path, clara.open(path), olga.open(path));
            }
            expectPage(
                    wrong,
                    "opening a case",
                    clara.form("/cases/new", Map.of("title", "Into the dark by hand", "_csrf", token)));
            expectPage(
                    wrong,
                    "adding a note",
                    clara.form("/cases/" + before + "/notes", Map.of("text", "Into the dark", "_csrf", token)));
            expectPage(
                    wrong, "a report", employee.form("/report", Map.of("what", "Into the dark", "_csrf", reportToken)));
            expectPage(wrong, "the right password", employee.signIn("ben", "firebreak"));
            expectPage(wrong, "the wrong password", employee.signIn("ben", "wrong"));
            expectProblem(wrong, "engine-rest", Visitor.withBasic(port, "anna").get("/engine-rest/task"));
            expectProblem(
                    wrong,
                    "claiming",
                    Visitor.withBasic(port, "anna").send("POST", "/engine-rest/task/x/claim", "{\"userId\":\"anna\"}"));
            expectProblem(wrong, "web app, open", withWebApps.get("/camunda/api/engine/engine/default/task/count"));
            expectProblem(
                    wrong,
                    "web app, open, writing",
                    withWebApps.send("POST", "/camunda/api/engine/engine/default/task", "{}"));
            expectPage(wrong, "web app, not yet open", clara.open("/camunda/app/tasklist/default/"));
            expectProblem(wrong, "web app, not yet open", clara.get("/camunda/api/engine/engine/default/task/count"));
            assertThat(String.join("\n", wrong)).isEmpty();
        } finally {
            postgres.start();
        }

        await().atMost(PATIENCE).until(() -> clara.get("/cases/" + before).statusCode() == 200);
        String after = post("After it came back").at("caseKey");
        awaitTriage(after);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailbox.mails())
                        .anyMatch(mail -> mail.subject().contains("[" + after + "]")));
        assertThat(Visitor.unknown(port).signIn("ben", "firebreak").headers().firstValue("location"))
                .hasValueSatisfying(there -> assertThat(there).doesNotContain("error"));
        assertThat(count("incident_case WHERE title LIKE 'Into the dark%'")).isZero();
        assertThat(count("alert WHERE title LIKE 'Into the dark%'")).isZero();
        assertThat(count("audit.entry WHERE details::text LIKE '%Into the dark%'"))
                .isZero();
        // Nobody's password was called wrong, and nobody's account rests.
        assertThat(count("audit.entry WHERE kind = 'SignInRefused'")).isZero();
        assertThat(count("act_id_user WHERE id_ = 'ben' AND coalesce(attempts_, 0) > 0"))
                .isZero();
        nothingIsHalfDone();
    }

    @Test
    void whatIsUnderWayWhenItGoesIsDoneWhollyOrNotAtAll() throws Exception {
        ExecutorService sources = Executors.newFixedThreadPool(6);
        try {
            List<Future<Api.Answer>> answers = IntStream.range(0, 120)
                    .mapToObj(n -> sources.submit(() -> post("Under way " + n)))
                    .toList();
            while (count("incident_case WHERE title LIKE 'Under way%'") < 10) {
                Thread.sleep(20);
            }
            postgres.stop();
            List<String> kept = new ArrayList<>();
            for (Future<Api.Answer> each : answers) {
                Api.Answer answer = each.get();
                assertThat(answer.status()).as(answer.text()).isIn(202, 503);
                if (answer.status() == 202) {
                    kept.add(answer.at("caseKey"));
                }
            }
            assertThat(kept).as("accepted before it went").hasSizeBetween(10, 119);
            postgres.start();
            for (String key : kept) {
                awaitTriage(key);
            }
            nothingIsHalfDone();
        } finally {
            sources.shutdownNow();
        }
    }

    /** Every case has its alert, its process and its place in the record; and there is no number without a case. */
    private void nothingIsHalfDone() {
        long cases = count("incident_case");
        assertThat(count("alert WHERE disposition = 'opened'")).isEqualTo(cases);
        assertThat(count("audit.entry WHERE kind = 'AlertAccepted'")).isEqualTo(cases);
        assertThat(count("incident_case c JOIN act_hi_procinst p ON p.business_key_ = c.key "
                        + "AND p.proc_def_key_ = 'respond-to-incident'"))
                .isEqualTo(cases);
        assertThat(count("act_hi_procinst WHERE proc_def_key_ = 'respond-to-incident'"))
                .isEqualTo(cases);
        assertThat(jdbc.queryForObject("SELECT sum(last) FROM case_number", Long.class))
                .isEqualTo(cases);
    }

    private static void expectProblem(List<String> wrong, String what, HttpResponse<String> answer) {
        boolean right = answer.statusCode() == 503
                && answer.headers().firstValue("content-type").orElse("").startsWith("application/problem+json")
                && answer.body().contains("The database cannot be reached; nothing was stored. Try again in a moment.")
                && isQuiet(answer.body());
        if (!right) {
            wrong.add(what + " as a problem: " + answer.statusCode() + " "
                    + answer.headers().map() + answer.body());
        }
    }

    /** Whoever may open the page is told; the others may be refused without asking the database. */
    @SafeVarargs
    private static void expectPage(List<String> wrong, String what, HttpResponse<String>... answers) {
        boolean told = false;
        for (HttpResponse<String> answer : answers) {
            boolean right = answer.statusCode() == 503
                    && answer.headers().firstValue("content-type").orElse("").startsWith("text/html")
                    && answer.body().contains("<h1>The database cannot be reached</h1>")
                    && answer.body().contains("Try again in a moment.")
                    && isQuiet(answer.body());
            told |= right;
            if (!right && answer.statusCode() != 403) {
                wrong.add(what + " as a page: " + answer.statusCode() + " " + answer.body());
            }
        }
        if (!told) {
            wrong.add(what + " was told to nobody");
        }
    }

    /** No stack trace, no query, no class. */
    private static boolean isQuiet(String body) {
        return List.of("\tat ", "Exception", "SELECT", "org.", "stack").stream().noneMatch(body::contains);
    }

    /** What can be read and needs the database, of the API or of the pages. */
    private Set<String> addresses(boolean api) {
        Set<String> found = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            boolean ours = handler.getBeanType().getPackageName().startsWith("dev.firebreak.");
            boolean read = mapping.getMethodsCondition().getMethods().stream()
                    .anyMatch(method -> method.name().equals("GET"));
            if (ours && read) {
                mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") == api)
                        .filter(path -> !path.startsWith("/camunda"))
                        .map(path -> path.replace("{key}", "IR-2099-0001")
                                .replace("{id}", "00000000-0000-0000-0000-000000000001")
                                .replaceAll("\\{[^}]*}", "1")
                                .replaceAll("/file$", "/file?name=x"))
                        .filter(path -> !NEED_NONE.contains(path))
                        .forEach(found::add);
            }
        });
        assertThat(found).hasSizeGreaterThan(api ? 6 : 8);
        return found;
    }

    private void awaitTriage(String key) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(new Api(port, "anna").tasks(key)).containsExactly("Triage alert"));
    }

    private Api.Answer post(String title) {
        String alert = new ObjectMapper()
                .createObjectNode()
                .put("source", "edr")
                .put("severity", "critical")
                .put("title", title)
                .toString();
        return new Api(port, "siem").post("/api/alerts", alert);
    }

    private long count(String what) {
        Long found = jdbc.queryForObject("SELECT count(*) FROM " + what, Long.class);
        return found == null ? 0 : found;
    }
}
