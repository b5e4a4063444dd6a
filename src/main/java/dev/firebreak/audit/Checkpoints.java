package dev.firebreak.audit;

import dev.firebreak.tlog.SignedNote;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The signed checkpoints of the record and the keys that they were signed with. */
@Component
public class Checkpoints {

    private final JdbcTemplate jdbc;

    Checkpoints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest one; empty before the first. */
    public Optional<SignedNote> newest() {
        return jdbc
                .query("SELECT note FROM audit.checkpoint ORDER BY size DESC LIMIT 1", (row, n) -> row.getBytes(1))
                .stream()
                .findFirst()
                .map(SignedNote::parse);
    }

    /** The one of that many entries, as it was signed; empty if none was. */
    Optional<SignedNote> of(long size) {
        return jdbc
                .query("SELECT note FROM audit.checkpoint WHERE size = ?", (row, n) -> row.getBytes(1), size)
                .stream()
                .findFirst()
                .map(SignedNote::parse);
    }

    /** Verifier key lines in the order in which the keys came into use; the last one signs now. */
    public List<String> keys() {
        return jdbc.queryForList("SELECT line FROM audit.signing_key ORDER BY number", String.class);
    }

    void add(long size, SignedNote note) {
        jdbc.update(
                "INSERT INTO audit.checkpoint (size, note) VALUES (?, ?) ON CONFLICT DO NOTHING", size, note.bytes());
    }

    void use(String line) {
        jdbc.update("INSERT INTO audit.signing_key (line) VALUES (?) ON CONFLICT DO NOTHING", line);
    }
}
