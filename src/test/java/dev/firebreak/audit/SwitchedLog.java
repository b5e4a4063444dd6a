package dev.firebreak.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** A record that can be switched off, to see what it costs; nothing but a benchmark may. */
public final class SwitchedLog extends AuditLog {

    private volatile boolean on = true;

    public SwitchedLog(JdbcTemplate jdbc, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
        super(jdbc, json, clock, transactions);
    }

    public void turn(boolean on) {
        this.on = on;
    }

    public boolean isOn() {
        return on;
    }

    @Override
    public void append(AuditEntry entry) {
        if (on) {
            super.append(entry);
        }
    }

    @Override
    public void appendAlone(AuditEntry entry) {
        if (on) {
            super.appendAlone(entry);
        }
    }
}
