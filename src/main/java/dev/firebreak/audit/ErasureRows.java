package dev.firebreak.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Requests for erasure in the database, and the entries that they are about. */
@Component
class ErasureRows {

    private static final String SELECT = """
            SELECT r.*, d.person AS decided_by, d.approved, d.reason AS decision_reason, d.at AS decided_at
            FROM audit.erasure_request r LEFT JOIN audit.erasure_decision d ON d.request_id = r.id
            """;

    private static final String ENTRY = "SELECT seq, coalesce(number, seq) AS number, at, kind FROM audit.sequenced ";

    private final JdbcTemplate jdbc;

    ErasureRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Erasure> newest(int limit) {
        return jdbc.query(SELECT + " ORDER BY d.request_id IS NULL DESC, r.id DESC LIMIT ?", this::erasure, limit);
    }

    Optional<Erasure> find(long id) {
        return jdbc.query(SELECT + " WHERE r.id = ?", this::erasure, id).stream()
                .findFirst();
    }

    long insert(@Nullable String caseKey, List<Long> seqs, String person, String reason, Instant at) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "INSERT INTO audit.erasure_request (case_key, seqs, person, reason, at) VALUES (?, ?, ?, ?, ?) RETURNING id",
                Long.class,
                caseKey,
                array(seqs),
                person,
                reason,
                Timestamp.from(at)));
    }

    /** Those in the tree that still say something, by number in their case; of no case, by place. */
    List<Erasure.Entry> entries(@Nullable String caseKey, Collection<Long> numbers) {
        return caseKey == null
                ? jdbc.query(
                        ENTRY + "WHERE case_key IS NULL AND body IS NOT NULL AND seq = ANY (?) ORDER BY seq",
                        ErasureRows::entry,
                        (Object) array(numbers))
                : jdbc.query(
                        ENTRY + "WHERE case_key = ? AND body IS NOT NULL AND number = ANY (?) ORDER BY number",
                        ErasureRows::entry,
                        caseKey,
                        array(numbers));
    }

    /** Those of a request that still say something. */
    List<Erasure.Entry> whole(Erasure asked) {
        return entries(
                asked.caseKey(),
                asked.entries().stream().map(Erasure.Entry::number).toList());
    }

    private Erasure erasure(ResultSet row, int n) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new Erasure(
                row.getLong("id"),
                row.getString("case_key"),
                jdbc.query(ENTRY + "WHERE seq = ANY (?) ORDER BY seq", ErasureRows::entry, (Object)
                        row.getArray("seqs").getArray()),
                row.getString("person"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant(),
                decidedBy == null
                        ? null
                        : new Erasure.Decision(
                                decidedBy,
                                row.getBoolean("approved"),
                                row.getString("decision_reason"),
                                row.getTimestamp("decided_at").toInstant()));
    }

    private static Erasure.Entry entry(ResultSet row, int n) throws SQLException {
        return new Erasure.Entry(
                row.getLong("seq"),
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"));
    }

    private static Long[] array(Collection<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}
