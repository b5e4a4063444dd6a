package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a long record is asked for is found without reading all of it. */
@FirebreakTest
class RecordSearchTest {

    private static final String KEY = "IR-2070-0001";

    @Autowired
    private AuditLog audit;

    @Autowired
    private RecordSearch search;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whoWorkedOnACaseIsNamedOnceAndWhoOnlyReadItIsNot() {
        for (String login : List.of("clara", "anna", "clara")) {
            signedIn.as(login, "analyst", () -> audit.appendAlone(AuditEntry.ofCase("Marked", KEY, "x", Map.of())));
        }
        signedIn.as(
                "olga", "auditor", () -> audit.appendAlone(AuditEntry.ofCase(CaseReadings.KIND, KEY, "x", Map.of())));
        signedIn.as(
                "ben", "analyst", () -> audit.appendAlone(AuditEntry.ofCase("Marked", "IR-2070-0002", "x", Map.of())));
        assertThat(search.actors(KEY)).containsExactly("anna", "clara");
        assertThat(search.actors("IR-2070-0003")).isEmpty();
    }

    @Test
    void bothFollowAnIndexOfTheirOwn() {
        assertThat(plan(RecordSearch.ACTORS, KEY, KEY))
                .contains("entry_case_actor")
                .doesNotContain("entry_case ");
        assertThat(plan("SELECT seq FROM audit.entry WHERE at >= now() + interval '1 day'"))
                .contains("entry_at");
    }

    private String plan(String query, Object... values) {
        return Objects.toString(transaction.execute(status -> {
            jdbc.execute("SET LOCAL enable_seqscan = off");
            return jdbc.queryForList("EXPLAIN " + query, String.class, values);
        }));
    }
}
