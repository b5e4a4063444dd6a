package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.FirebreakTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@FirebreakTest
class AuditLogTest {

    @Autowired
    AuditLog audit;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void entriesOfOneTransactionAreReadInOrder() {
        transaction.executeWithoutResult(status -> {
            audit.append(AuditEntry.ofCase("First", "AUDIT-1", "one", Map.of("n", 1)));
            audit.append(AuditEntry.ofCase("Second", "AUDIT-1", "two", Map.of()));
        });
        assertThat(timeline.of("AUDIT-1")).extracting(TimelineEntry::kind).containsExactly("First", "Second");
        assertThat(timeline.of("AUDIT-1").get(0))
                .returns(Actor.SYSTEM, TimelineEntry::actor)
                .returns("{\"n\":1}", TimelineEntry::details);
    }

    @Test
    void entryGoesWhenItsTransactionDoes() {
        transaction.executeWithoutResult(status -> {
            audit.append(AuditEntry.ofCase("Never", "AUDIT-2", "rolled back", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(timeline.of("AUDIT-2")).isEmpty();
    }

    @Test
    void refusalOutlivesTheTransactionThatItEnds() {
        transaction.executeWithoutResult(status -> {
            audit.append(AuditEntry.ofCase("Never", "AUDIT-3", "rolled back", Map.of()));
            audit.appendAlone(AuditEntry.ofCase("Refused", "AUDIT-3", "stays", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(timeline.of("AUDIT-3")).extracting(TimelineEntry::kind).containsExactly("Refused");
    }

    @Test
    void nothingIsAppendedOutsideOfATransaction() {
        AuditEntry entry = AuditEntry.of("Loose", "no transaction", Map.of());
        assertThatThrownBy(() -> audit.append(entry)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void controlCharactersAreStored() {
        transaction.executeWithoutResult(
                status -> audit.append(AuditEntry.ofCase("Odd", "AUDIT-4", "a\0b", Map.of("text", "c\0d\u0007"))));
        List<TimelineEntry> entries = timeline.of("AUDIT-4");
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).summary()).isEqualTo("a\uFFFDb");
        assertThat(entries.get(0).details()).isEqualTo("{\"text\":\"c\uFFFDd\\u0007\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.sequenced SET actor = 'nobody'",
                "DELETE FROM audit.sequenced",
                "TRUNCATE audit.sequenced",
                "ALTER TABLE audit.sequenced DISABLE TRIGGER ALL",
                "INSERT INTO audit.sequenced DEFAULT VALUES",
                "DELETE FROM audit.staged",
                "INSERT INTO audit.staged DEFAULT VALUES",
                "UPDATE audit.case_head SET number = 0",
                "INSERT INTO audit.case_head VALUES ('IR', 1, '')",
                "UPDATE audit.tile SET level = 9",
                "DELETE FROM audit.checkpoint",
                "DELETE FROM audit.signing_key",
                "SELECT audit.move(1, true)",
                "DROP VIEW audit.entry",
                "CREATE TABLE audit.other (x int)"
            })
    void runTimeLoginCannotChangeTheRecord(String sql) {
        assertThatThrownBy(() -> jdbc.execute(sql))
                .rootCause()
                .message()
                .containsPattern("permission denied|must be owner");
    }
}
