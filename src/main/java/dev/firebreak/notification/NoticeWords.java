package dev.firebreak.notification;

import dev.firebreak.roster.Contact;
import dev.firebreak.roster.Roster;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names that notices and clocks have in the plan and in tables, as people read them. */
@Component
class NoticeWords {

    private static final Map<String, String> STATES = Map.of(
            "prepared",
            "not sent yet",
            Notice.WAITING,
            "waits to leave",
            Notice.SENDING,
            "is being sent",
            "sent",
            "sent",
            "refused",
            "not sent",
            "outcome-unknown",
            "perhaps sent");

    private static final Map<String, String> AUDIENCES = Map.of(
            "on-call",
            "Whoever is on call",
            "on-call-deputy",
            "Deputy of whoever is on call",
            Addressees.TASK_HOLDER,
            "Whoever has the task",
            Addressees.CASE_PEOPLE,
            "Those named on the case",
            NoticeTable.REGULATOR,
            "Authority");

    private static final Map<String, String> CLOCK_STATES = Map.of(
            LegalClock.OPEN, "open",
            LegalClock.ANSWERED, "answered",
            LegalClock.NOT_REQUIRED, "no notice required");

    private final Roster roster;

    NoticeWords(Roster roster) {
        this.roster = roster;
    }

    /** "case-opened" → "Case opened": names of templates are chosen by whoever writes the plan. */
    String template(String name) {
        return spaced(name);
    }

    String audience(String audience) {
        String known = AUDIENCES.get(audience);
        return known != null ? known : roster.roleTitle(audience).orElseGet(() -> spaced(audience));
    }

    String state(String state) {
        return STATES.getOrDefault(state, state);
    }

    String clockState(String state) {
        return CLOCK_STATES.getOrDefault(state, state);
    }

    /** The name of an authority. */
    String recipient(String authority) {
        return roster.authority(authority).map(Contact::name).orElseGet(() -> spaced(authority));
    }

    private static String spaced(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
