package dev.firebreak.notification;

import dev.firebreak.audit.Checkpoints;
import dev.firebreak.roster.Roster;
import dev.firebreak.tlog.Checkpoint;
import dev.firebreak.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks once a day for a notice that brings the newest checkpoint to the auditors. What others keep cannot be changed here: it is
 * the proof against whoever holds database and key. The day is taken in the transaction that asks for the notice, so several nodes
 * ask once; from there on it is a notice as any other.
 */
@Component
class CheckpointMail {

    static final String TEMPLATE = "record-checkpoint";
    static final String AUDIENCE = "auditor";
    static final String CHECKPOINT = "checkpoint";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointMail.class);

    /** Time to hand the checkpoint over by other means where the mail cannot be delivered. */
    private static final Duration BY_OTHER_MEANS = Duration.ofHours(8);

    private final Checkpoints checkpoints;
    private final Roster roster;
    private final RuntimeService runtime;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final CheckpointMailProperties properties;
    private final Clock clock;

    CheckpointMail(
            Checkpoints checkpoints,
            Roster roster,
            RuntimeService runtime,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            CheckpointMailProperties properties,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.roster = roster;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        if (!properties.enabled()) {
            return;
        }
        try {
            askOnceADay();
        } catch (RuntimeException e) {
            LOG.warn("The daily checkpoint cannot be sent to the auditors now; trying again: {}", e.toString());
        }
    }

    /** False before the time of day, where somebody has asked today, or while nothing is signed. */
    boolean askOnceADay() {
        ZonedDateTime now = clock.instant().atZone(zone());
        Optional<SignedNote> newest = checkpoints.newest();
        if (now.toLocalTime().isBefore(properties.at()) || newest.isEmpty()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> ask(now.toLocalDate(), newest.get())));
    }

    private boolean ask(LocalDate day, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        int taken = jdbc.update(
                "INSERT INTO checkpoint_mail (day, size, asked_at) VALUES (?, ?, ?) ON CONFLICT (day) DO NOTHING",
                Date.valueOf(day),
                checkpoint.size(),
                Timestamp.from(clock.instant()));
        if (taken == 1) {
            request(checkpoint, note);
        }
        return taken == 1;
    }

    private void request(Checkpoint checkpoint, SignedNote note) {
        LinkedHashMap<String, String> due = new LinkedHashMap<>();
        due.put("communicate", clock.instant().plus(BY_OTHER_MEANS).toString());
        Instant signedAt = checkpoints.signedAt(checkpoint.size()).orElse(null);
        runtime.createMessageCorrelation("NoticeRequested")
                .setVariables(Map.of(
                        "template",
                        TEMPLATE,
                        "audience",
                        AUDIENCE,
                        "noticeText",
                        checkpoint.origin() + ", " + checkpoint.size() + " entries, signed "
                                + NoticeModel.time(signedAt, zone()),
                        CHECKPOINT,
                        new String(note.bytes(), StandardCharsets.UTF_8),
                        "due",
                        due))
                .correlateStartMessage();
    }

    private ZoneId zone() {
        return properties.zone() == null ? roster.organisation().timezone() : properties.zone();
    }
}
