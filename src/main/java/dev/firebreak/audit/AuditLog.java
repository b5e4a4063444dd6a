package dev.firebreak.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends to the record. Entries of one transaction are written together, in order, just before it commits: either
 * the thing and its entry are durable, or neither is.
 */
@Component
public class AuditLog {

    private static final String INSERT = """
            INSERT INTO audit.entry (at, actor, kind, case_key, process, element, summary, details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    AuditLog(JdbcTemplate jdbc, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Durable when the surrounding transaction commits.
     *
     * @throws IllegalStateException without a surrounding transaction: an entry never stands apart from its thing
     */
    public void append(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction to append " + entry.kind() + " in. Open one around the "
                    + "change that this entry records.");
        }
        Staged.current(this).add(row(entry));
    }

    /** Durable when this returns, whatever becomes of the caller's transaction: for refusals, which roll back. */
    public void appendAlone(AuditEntry entry) {
        ownTransaction.executeWithoutResult(status -> append(entry));
    }

    private Object[] row(AuditEntry entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Object[] {
            Timestamp.from(now),
            Actor.current(),
            entry.kind(),
            entry.caseKey(),
            entry.process(),
            entry.element(),
            storable(entry.summary()),
            write(entry)
        };
    }

    private String write(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry.details());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Details of " + entry.kind() + " cannot be written as JSON", e);
        }
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate(INSERT, rows);
    }

    /** PostgreSQL text holds no NUL. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** The rows of one transaction, in order. */
    private static final class Staged implements TransactionSynchronization {

        private final AuditLog log;
        private final List<Object[]> rows = new ArrayList<>();
        private boolean written;

        private Staged(AuditLog log) {
            this.log = log;
        }

        static Staged current(AuditLog log) {
            for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
                if (each instanceof Staged staged && staged.log == log) {
                    return staged;
                }
            }
            Staged staged = new Staged(log);
            TransactionSynchronizationManager.registerSynchronization(staged);
            return staged;
        }

        void add(Object[] row) {
            if (written) {
                log.insert(List.<Object[]>of(row));
            } else {
                rows.add(row);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            log.insert(rows);
            written = true;
        }
    }
}
