package dev.firebreak.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice ready to leave by mail.
 *
 * @param from the case desk, which also takes the answers
 * @param inside whether all addresses are of the house
 * @param drill whether it belongs to a drill
 * @param meeting what it invites to, or null
 */
record Letter(
        String from,
        List<String> addresses,
        boolean inside,
        boolean drill,
        NoticeText text,
        @Nullable Meeting meeting) {

    Letter to(List<String> fewer) {
        return new Letter(from, fewer, inside, drill, text, meeting);
    }
}
