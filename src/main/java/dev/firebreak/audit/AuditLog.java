package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.ConnectionCallback;
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
        Staged.current(this).add(staged(entry));
    }

    /** Durable when this returns, whatever becomes of the caller's transaction: for refusals, which roll back. */
    public void appendAlone(AuditEntry entry) {
        ownTransaction.executeWithoutResult(status -> append(entry));
    }

    private StagedEntry staged(AuditEntry entry) {
        return StagedEntry.of(clock.instant().truncatedTo(ChronoUnit.MILLIS), Actor.current(), entry, json);
    }

    private void write(List<StagedEntry> entries) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            Stage.append(connection, entries);
            return null;
        });
    }

    /** The entries of one transaction, in order. */
    private static final class Staged implements TransactionSynchronization {

        private final AuditLog log;
        private final List<StagedEntry> entries = new ArrayList<>();
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

        void add(StagedEntry entry) {
            if (written) {
                log.write(List.of(entry));
            } else {
                entries.add(entry);
            }
        }

        /** After all else that still writes: the rows of cases are held for no more than the commit. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            log.write(entries);
            written = true;
        }
    }
}
