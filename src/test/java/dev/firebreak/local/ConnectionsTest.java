package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the application's connections are set to. */
@FirebreakTest
class ConnectionsTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void nodeThatStandsStillInATransactionLosesItsRowLocksAfterAMinute() {
        assertThat(jdbc.queryForObject("SHOW idle_in_transaction_session_timeout", String.class))
                .isEqualTo("1min");
    }
}
