package dev.firebreak.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice ready to leave by mail.
 *
 * @param from the case desk
 * @param answersTo takes the answers, and the mail server's too: the case desk, or a named person of a restricted case
 * @param inside whether all addresses are of the house
 * @param drill whether it belongs to a drill
 * @param enclosure what it brings beside its text, or null
 */
record Letter(
        String from,
        String answersTo,
        List<String> addresses,
        boolean inside,
        boolean drill,
        NoticeText text,
        @Nullable Enclosure enclosure) {

    Letter to(List<String> fewer) {
        return new Letter(from, answersTo, fewer, inside, drill, text, enclosure);
    }
}
