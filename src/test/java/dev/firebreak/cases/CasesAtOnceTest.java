package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a case that two change at once. */
@FirebreakTest
class CasesAtOnceTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFixture plan;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    private Api clara;

    @BeforeEach
    void people() {
        clara = new Api(port, "clara");
    }

    @Test
    void whoeverRestrictsLastNamesThePeople() throws Exception {
        CaseKey key = plan.aCase("Restricted twice");
        List<CompletableFuture<Api.Answer>> both = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("SELECT key FROM incident_case WHERE key = ? FOR UPDATE", key.text());
            for (String person : List.of("rita", "raj")) {
                both.add(CompletableFuture.supplyAsync(
                        () -> clara.post("/api/cases/" + key + "/restrict", "{\"people\": [\"" + person + "\"]}")));
            }
            waiting(2);
        });
        for (CompletableFuture<Api.Answer> each : both) {
            assertThat(each.get().status()).isEqualTo(204);
        }
        assertThat(jdbc.queryForList("SELECT login FROM case_person WHERE case_key = ?", String.class, key.text()))
                .hasSize(2)
                .contains("clara");
    }

    @Test
    void nobodyRestrictsACaseWhileATaskOfItIsMade() throws Exception {
        CaseKey key = plan.aCase("Restricted meanwhile");
        List<CompletableFuture<Api.Answer>> asked = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            assertThat(restrictions.only(key.text())).isEmpty();
            asked.add(CompletableFuture.supplyAsync(
                    () -> clara.post("/api/cases/" + key + "/restrict", "{\"people\": []}")));
            waiting(1);
        });
        assertThat(asked.get(0).get().status()).isEqualTo(204);
    }

    @Test
    void aMergeTakesItsTwoCasesInOneOrder() throws Exception {
        CaseKey earlier = plan.aCase("Earlier");
        CaseKey later = plan.aCase("Later");
        List<CompletableFuture<Api.Answer>> merge = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            String held = "SELECT key FROM incident_case WHERE key = ? FOR UPDATE";
            jdbc.queryForList(held, earlier.text());
            merge.add(CompletableFuture.supplyAsync(
                    () -> clara.post("/api/cases/" + later + "/merge", "{\"into\": \"" + earlier + "\"}")));
            waiting(1);
            assertThat(jdbc.queryForList(held + " NOWAIT", later.text())).hasSize(1);
        });
        assertThat(merge.get(0).get().status()).isEqualTo(204);
    }

    /** Until so many others wait for what this thread's transaction holds. */
    private void waiting(long others) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            Long blocked = jdbc.queryForObject(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
                    Long.class);
            return blocked != null && blocked >= others;
        });
    }
}
