package dev.firebreak.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import dev.firebreak.audit.RecordRounds;
import dev.firebreak.cases.CaseOpener;
import dev.firebreak.cases.NewCase;
import dev.firebreak.process.Walker;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * What 100,000 cases cost who reads: the 95th percentile of a page's time over HTTP, as a person who is signed in, against
 * the same application on a database with 120 cases, a page of the list and a bit. Requests to both take turns.
 *
 * <p>Three in five of the cases are dismissed alerts with 24 entries, 20 activities, a task, and 5 values and details each, the
 * others are smaller; 1,000 are open, with what the engine holds of a running case. They are copies of real ones, and
 * those that are read are the same in both databases or any of the large one's.
 *
 * <p>The page of a case, its timeline as JSON and the list of cases keep to the limit; what other pages take is printed.
 */
@Tag("bench")
@FirebreakTest
@TestPropertySource(properties = "firebreak.record.enabled=false")
@Import(HistoryGrowthBench.Wiring.class)
class HistoryGrowthBench {

    private static final int CLOSED = 99_000;
    private static final int OPEN = 1_000;
    private static final int FEW = 60;
    private static final int REQUESTS = 200;
    private static final int OTHERS = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource source;

    @Autowired
    private CaseOpener opener;

    @Autowired
    private Walker walker;

    @Autowired
    private RecordRounds rounds;

    private final Random random = new Random(1);

    @TestConfiguration
    static class Wiring {

        @Bean
        static BeanPostProcessor twoDatabases() {
            return TwoDatabases.instead();
        }
    }

    @Test
    void historyGrowth() {
        TwoDatabases databases = TwoDatabases.of(source);
        grow(databases);
        Visitor anna = Visitor.withSession(port, "anna");
        Visitor basic = Visitor.withBasic(port, "anna");
        Visitor clara = Visitor.withSession(port, "clara");
        Visitor olga = Visitor.withSession(port, "olga");
        double page = ratio("page", REQUESTS, databases, anna, last -> "/cases/" + anyCase(last));
        double timeline =
                ratio("timeline", REQUESTS, databases, basic, last -> "/api/cases/" + anyCase(last) + "/timeline");
        double list = ratio("list", REQUESTS, databases, anna, last -> "/cases");
        ratio("open cases", OTHERS, databases, anna, last -> "/cases?state=open&severity=high");
        ratio("search", OTHERS, databases, anna, last -> "/cases?q=host-" + (1 + random.nextInt(FEW)) + "-a");
        ratio("home", OTHERS, databases, anna, last -> "/");
        ratio("board", OTHERS, databases, clara, last -> "/board");
        ratio("record", OTHERS, databases, olga, last -> "/audit");
        ratio("record of a case", OTHERS, databases, olga, last -> "/audit?caseKey=" + anyCase(last));
        ratio("conformance", OTHERS, databases, olga, last -> "/audit/cases");
        double worst = Math.max(page, Math.max(timeline, list));
        BenchLine.ratioAtMost("history-growth", worst, 1.3);
        assertThat(worst).isLessThanOrEqualTo(1.3);
    }

    private void grow(TwoDatabases databases) {
        String dismissed = aCase();
        walker.toTheEnd(dismissed, Map.of("triageOutcome", "not-incident"));
        String open = aCase();
        Task triage = walker.until(open, "userTask_triageAlert", Map.of());
        assertThat(triage).isNotNull();
        rounds.one();
        JdbcTemplate few = databases.superuser();
        new CaseCopies(few, dismissed, "51").make(1, FEW, 24, 20);
        new CaseCopies(few, open, "52").make(1, FEW, 24, 20);
        JdbcTemplate many = databases.copy();
        long start = System.nanoTime();
        CaseCopies.many(many, () -> {
            new CaseCopies(many, dismissed, "51").make(FEW + 1, CLOSED * 3 / 5, 24, 20);
            new CaseCopies(many, dismissed, "51").make(CLOSED * 3 / 5 + 1, CLOSED, 8, 6);
            new CaseCopies(many, open, "52").make(FEW + 1, OPEN, 24, 20);
        });
        BenchLine.raw("history-growth", "grown in %.0f s".formatted((System.nanoTime() - start) / 1e9));
    }

    private String aCase() {
        return opener.open(NewCase.of("Beacon to a known server", "Seen by the sensor", "siem", "high"))
                .text();
    }

    /** @param last number of the last closed case that the database has in full */
    private String anyCase(int last) {
        return random.nextInt(4) == 0
                ? "IR-2052-%06d".formatted(1 + random.nextInt(last == FEW ? FEW : OPEN))
                : "IR-2051-%06d".formatted(1 + random.nextInt(last));
    }

    private double ratio(
            String name, int requests, TwoDatabases databases, Visitor visitor, IntFunction<String> address) {
        Percentiles few = new Percentiles();
        Percentiles many = new Percentiles();
        for (int request = 0; request < requests * 5 / 4; request++) {
            double small = millis(databases, visitor, false, address.apply(FEW));
            double large = millis(databases, visitor, true, address.apply(CLOSED * 3 / 5));
            if (request >= requests / 4) {
                few.add(small);
                many.add(large);
            }
        }
        double ratio = many.p(95) / few.p(95);
        BenchLine.raw(
                "history-growth",
                String.format(
                        Locale.ROOT,
                        "%s: p95 %.1f ms with 100,000 cases, %.1f ms with few: %.2f (medians %.1f and %.1f)",
                        name,
                        many.p(95),
                        few.p(95),
                        ratio,
                        many.p(50),
                        few.p(50)));
        return ratio;
    }

    private static double millis(TwoDatabases databases, Visitor visitor, boolean grown, String address) {
        databases.use(grown);
        try {
            long start = System.nanoTime();
            int status = visitor.open(address).statusCode();
            double millis = (System.nanoTime() - start) / 1e6;
            assertThat(status).as(address).isEqualTo(200);
            return millis;
        } finally {
            databases.use(false);
        }
    }
}
