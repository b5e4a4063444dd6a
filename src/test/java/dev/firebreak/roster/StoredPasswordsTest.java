package dev.firebreak.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@FirebreakTest
class StoredPasswordsTest {

    @Autowired
    private StoredPasswords passwords;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void accountsWithTheDemoPasswordAreFound() {
        assertThat(passwords.accountsWith("firebreak")).contains("anna", "olga", "siem");
        assertThat(passwords.accountsWith("another")).isEmpty();
    }

    @Test
    void lookingDoesNotCountAsAnAttemptToSignIn() {
        passwords.accountsWith("another");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM act_id_user WHERE id_ = 'siem' AND attempts_ > 0", Long.class))
                .isZero();
    }
}
