package dev.firebreak.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item as the API and the pages show it.
 *
 * @param handedOverTo who has it now, or null where it is with nobody else
 * @param disposalAskedBy whose request to dispose of it waits for another person, or null
 * @param custody in the order in which it was recorded
 */
record EvidenceView(
        long id,
        String caseKey,
        String name,
        String description,
        long size,
        String sha256,
        Instant storedAt,
        String storedBy,
        boolean disposed,
        @Nullable String handedOverTo,
        @Nullable String disposalAskedBy,
        List<Link> custody) {

    /** One link of the chain. */
    record Link(
            String kind,
            String plain,
            String person,
            Instant happenedAt,
            String place,
            String reason,
            String changes,
            String recordedBy,
            Instant recordedAt) {

        static Link of(CustodyEvent event) {
            return new Link(
                    event.kind().word(),
                    event.kind().plain(),
                    event.person(),
                    event.happenedAt(),
                    event.place(),
                    event.reason(),
                    event.changes(),
                    event.recordedBy(),
                    event.recordedAt());
        }
    }

    /** "1.4 MB", for people. */
    public String sizePlain() {
        if (size < 1_000) {
            return size + " bytes";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = size / 1_000.0;
        int unit = 0;
        while (value >= 1_000 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
