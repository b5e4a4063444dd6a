package dev.firebreak.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what entries say of people: one person asks, another decides, and each is an entry of its own. The database refuses the
 * same person twice and a case on legal hold too. That something happened, its kind and its time stay, and so does every proof.
 * It reaches the record only; other places keep copies of their own.
 */
@Component
public class Erasures {

    /** What is shown as the actor of an erased entry. */
    public static final String ERASED = "erased";

    /** So many entries at once, at most. */
    public static final int MOST = 1_000;

    /** Whoever reads the record learns of every erasure for ever. */
    private static final Set<String> NEVER = Set.of("ErasureRequested", "ErasureDeclined", "EntriesErased");

    private final ErasureRows rows;
    private final JdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Erasures(ErasureRows rows, JdbcTemplate jdbc, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest requests first, those that wait before the others. */
    public List<Erasure> newest(int limit) {
        return rows.newest(limit);
    }

    /** @throws ErasureRefused if there is none */
    public Erasure get(long id) {
        return rows.find(id).orElseThrow(() -> new ErasureRefused("Nobody asked for erasure " + id + "."));
    }

    /**
     * Asks, in the name of the current person.
     *
     * @param caseKey the case whose entries these are, or null for entries of no case
     * @param numbers of the entries in their case; without a case, their places in the record
     * @throws ErasureRefused if one of them is not in the record yet, is erased already, or tells of an erasure
     */
    @Transactional
    public long request(@Nullable String caseKey, Collection<Long> numbers, String reason) {
        Set<Long> wanted = new TreeSet<>(numbers);
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new ErasureRefused("Name one to " + MOST + " entries.");
        }
        List<Erasure.Entry> entries = rows.entries(caseKey, wanted);
        requireErasable(wanted, entries);
        List<Long> seqs = entries.stream().map(Erasure.Entry::seq).toList();
        long id = rows.insert(caseKey, seqs, Actor.current(), reason, clock.instant());
        audit.append(entry(
                "ErasureRequested",
                caseKey,
                Actor.current() + " asks to erase " + plain(entries) + ": " + reason,
                Map.of("request", id, "seqs", seqs, "reason", reason)));
        return id;
    }

    /**
     * The current person's decision on another's request.
     *
     * @throws ErasureRefused if it is the person's own request, or decided already
     */
    @Transactional
    public void decide(long id, boolean approved, String reason) {
        Erasure asked = get(id);
        String person = Actor.current();
        if (!asked.waits()) {
            throw new ErasureRefused("That is decided already. Look at it again.");
        }
        if (person.equalsIgnoreCase(asked.person())) {
            throw new ErasureRefused("You asked for it yourself. Another person decides.");
        }
        Instant now = clock.instant();
        try {
            if (approved) {
                requireErasable(
                        asked.entries().stream().map(Erasure.Entry::number).collect(Collectors.toSet()),
                        rows.whole(asked));
                jdbc.queryForObject(
                        "SELECT audit.erase(?, ?, ?, ?)", Integer.class, id, person, reason, Timestamp.from(now));
            } else {
                jdbc.query("SELECT audit.keep(?, ?, ?, ?)", row -> {}, id, person, reason, Timestamp.from(now));
            }
        } catch (DuplicateKeyException e) {
            throw new ErasureRefused("Somebody else decided at the same moment. Look at it again.");
        }
        List<Long> seqs = asked.entries().stream().map(Erasure.Entry::seq).toList();
        audit.append(entry(
                approved ? "EntriesErased" : "ErasureDeclined",
                asked.caseKey(),
                person + (approved ? " erased " : " keeps ") + plain(asked.entries()) + ", as " + asked.person()
                        + " asked to erase: " + reason,
                Map.of(
                        "request", id,
                        "seqs", seqs,
                        "requestedBy", asked.person(),
                        "requestReason", asked.reason(),
                        "reason", reason)));
    }

    private static void requireErasable(Set<Long> wanted, List<Erasure.Entry> found) {
        Set<Long> missing = new TreeSet<>(wanted);
        found.forEach(entry -> missing.remove(entry.number()));
        if (!missing.isEmpty()) {
            throw new ErasureRefused(
                    "There is nothing to erase under " + list(missing) + ": the entry is unknown here, or "
                            + "erased already. One that was just written can be erased once it has its place in the record, within "
                            + "seconds.");
        }
        found.stream().filter(entry -> NEVER.contains(entry.kind())).findFirst().ifPresent(entry -> {
            throw new ErasureRefused(
                    "Entry " + entry.number() + " tells of an erasure, and stays. Leave it out of the request.");
        });
    }

    private static AuditEntry entry(String kind, @Nullable String caseKey, String summary, Map<String, ?> details) {
        return caseKey == null
                ? AuditEntry.of(kind, summary, details)
                : AuditEntry.ofCase(kind, caseKey, summary, details);
    }

    private static String plain(List<Erasure.Entry> entries) {
        return (entries.size() == 1 ? "entry " : "entries ")
                + list(entries.stream().map(Erasure.Entry::number).toList());
    }

    private static String list(Collection<Long> numbers) {
        String few = numbers.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        return numbers.size() > 20 ? few + " and " + (numbers.size() - 20) + " more" : few;
    }
}
