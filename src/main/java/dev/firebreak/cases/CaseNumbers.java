package dev.firebreak.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives each case its key. The year's row stays locked until the transaction ends, so a case that fails to open leaves
 * no gap: take the number late.
 */
@Component
class CaseNumbers {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    CaseNumbers(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseKey next() {
        int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        Long number = jdbc.queryForObject("""
                INSERT INTO case_number (year, last) VALUES (?, 1)
                ON CONFLICT (year) DO UPDATE SET last = case_number.last + 1
                RETURNING last
                """, Long.class, year);
        return CaseKey.of(year, number == null ? 1 : number);
    }
}
