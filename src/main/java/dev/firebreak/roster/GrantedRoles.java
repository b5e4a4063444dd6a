package dev.firebreak.roster;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Roles given on the command line, beside those of the team file. */
@Component
class GrantedRoles {

    private final JdbcTemplate jdbc;

    GrantedRoles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Logins that were given a role. */
    List<String> of(String role) {
        return jdbc.queryForList("SELECT login FROM granted_role WHERE role = ?", String.class, role);
    }

    void add(String login, String role) {
        jdbc.update("INSERT INTO granted_role (login, role) VALUES (?, ?) ON CONFLICT DO NOTHING", login, role);
    }
}
