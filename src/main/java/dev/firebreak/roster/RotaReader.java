package dev.firebreak.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads who is on call. */
final class RotaReader {

    private RotaReader() {}

    static Rota read(Section onCall, List<Role> roles) {
        onCall.only("role", "firstShift", "shift", "rota", "overrides");
        String role = onCall.text("role");
        List<String> logins = roles.stream()
                .filter(each -> each.id().equals(role))
                .flatMap(each -> each.members().stream())
                .map(Person::login)
                .toList();
        Duration length = onCall.duration("shift");
        if (length.toSeconds() < 1) {
            onCall.problem("'shift' must be longer than nothing.");
        }
        List<Shift> shifts = onCall.list("rota").stream()
                .map(entry -> shift(entry, role, logins))
                .toList();
        if (shifts.isEmpty()) {
            onCall.problem("'rota' is empty: nobody would be on call.");
        }
        return new Rota(role, onCall.instant("firstShift"), length, shifts, swaps(onCall, role, logins));
    }

    private static List<Swap> swaps(Section onCall, String role, List<String> logins) {
        List<Swap> swaps = new ArrayList<>();
        for (Section entry : onCall.list("overrides")) {
            Instant from = entry.instant("from");
            Instant to = entry.instant("to");
            if (!from.isBefore(to)) {
                entry.problem("'from' must be before 'to'.");
            }
            if (swaps.stream()
                    .anyMatch(other -> from.isBefore(other.to()) && other.from().isBefore(to))) {
                entry.problem("it overlaps with an earlier entry.");
            }
            swaps.add(new Swap(from, to, shift(entry, role, logins)));
        }
        return swaps;
    }

    private static Shift shift(Section entry, String role, List<String> logins) {
        entry.only("person", "deputy", "from", "to", "reason");
        Shift shift = new Shift(entry.text("person"), entry.text("deputy"));
        for (String login : List.of(shift.person(), shift.deputy())) {
            if (!login.isEmpty() && !logins.contains(login)) {
                entry.problem("'" + login + "' is not a member of the role '" + role + "'.");
            }
        }
        if (shift.person().equals(shift.deputy())) {
            entry.problem("nobody is their own deputy.");
        }
        return shift;
    }
}
