package dev.firebreak.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The record as auditors find their way in it. */
@FirebreakTest
class RecordPageTest {

    @LocalServerPort
    int port;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void entriesAreFoundByCaseKindPersonAndDay() {
        audit.appendAlone(AuditEntry.ofCase("Marked", "IR-2071-0001", "A <i>mark</i> was made", Map.of("x", 1)));
        Visitor auditor = Visitor.withSession(port, "olga");
        assertThat(auditor.get("/audit?caseKey=IR-2071-0001").body()).contains("A &lt;i&gt;mark&lt;/i&gt; was made");
        assertThat(auditor.get("/audit?caseKey=IR-2071-0001&kind=Marked&who=firebreak")
                        .body())
                .contains("was made");
        assertThat(auditor.get("/audit?caseKey=IR-2071-0001&who=anna").body()).contains("No entry matches");
        assertThat(auditor.get("/audit?caseKey=IR-2071-0001&to=2020-01-01").body())
                .contains("No entry matches");
        assertThat(auditor.get("/audit?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(auditor.get("/audit?to=%2B999999999-12-31").statusCode()).isEqualTo(400);
    }

    @Test
    void theStateOfTheProofIsOnThePage() {
        audit.appendAlone(AuditEntry.of("Marked", "A mark", Map.of()));
        Visitor auditor = Visitor.withSession(port, "olga");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(auditor.get("/audit").body())
                        .contains("State of the proof", "<dt>In the tree</dt>", "firebreak/local\n", "case-heads ")
                        .doesNotContain("No checkpoint has been signed yet."));
    }

    @Test
    void readingIsRecorded() {
        Visitor auditor = Visitor.withSession(port, "otto");
        auditor.get("/audit?caseKey=IR-2071-0002");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit.entry WHERE kind = 'RecordRead' AND actor = 'otto' "
                                + "AND details ->> 'caseKey' = 'IR-2071-0002'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void olderPagesFollowWithoutGapOrRepeat() {
        for (int entry = 0; entry < 60; entry++) {
            audit.appendAlone(AuditEntry.ofCase("Marked", "IR-2071-0003", "Mark number " + entry + ".", Map.of()));
        }
        Visitor auditor = Visitor.withSession(port, "olga");
        String newest = auditor.get("/audit?caseKey=IR-2071-0003").body();
        assertThat(newest).contains("Mark number 59.", "Mark number 10.").doesNotContain("Mark number 9.");
        String before = newest.replaceAll("(?s).*before=(\\d+).*", "$1");
        assertThat(auditor.get("/audit?caseKey=IR-2071-0003&before=" + before).body())
                .contains("Mark number 9.", "Mark number 0.")
                .doesNotContain("Mark number 10.");
    }
}
