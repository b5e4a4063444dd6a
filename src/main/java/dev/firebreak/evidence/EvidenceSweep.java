package dev.firebreak.evidence;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what a killed server left behind: half uploads, and files whose disposal was decided. */
@Component
class EvidenceSweep {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSweep.class);

    /** Longer than any client may be silent, and than any part takes to be written. */
    private static final Duration SILENCE = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final ContentStores stores;

    EvidenceSweep(JdbcTemplate jdbc, ContentStores stores) {
        this.jdbc = jdbc;
        this.stores = stores;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void sweep() {
        try {
            sweep(SILENCE);
        } catch (RuntimeException e) {
            LOG.warn("Left-over evidence content could not be removed; it will be tried again", e);
        }
    }

    void sweep(Duration silence) {
        jdbc.query(
                "SELECT storage, place FROM evidence.upload WHERE touched_at < now() - make_interval(secs => ?)",
                row -> {
                    stores.of(Storage.of(row.getString("storage"))).drop(row.getString("place"));
                    LOG.info("Removed a half upload of evidence that a stopped server had left behind");
                },
                (double) silence.toSeconds());
        jdbc.query("""
                SELECT i.place FROM evidence.item i JOIN evidence.disposal_decision d ON d.item_id = i.id
                WHERE d.approved AND i.storage = 'folder' AND d.at > now() - interval '30 days'
                """, row -> {
            stores.of(Storage.FOLDER).remove(row.getString("place"));
        });
    }
}
