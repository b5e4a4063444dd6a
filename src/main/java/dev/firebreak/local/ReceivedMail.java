package dev.firebreak.local;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the mailbox received it.
 *
 * @param number 1 for the first since the start
 * @param recipients the addresses that it was really sent to, hidden ones too
 * @param headers one line for each
 * @param text its readable part
 * @param calendar its invitation, or ""
 */
public record ReceivedMail(
        long number,
        Instant at,
        String from,
        List<String> recipients,
        String subject,
        List<String> headers,
        String text,
        String calendar) {

    /** Whether it says that it belongs to a drill. */
    public boolean isDrill() {
        return subject.startsWith("DRILL");
    }
}
