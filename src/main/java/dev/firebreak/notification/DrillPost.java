package dev.firebreak.notification;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Applied;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The post of drills. Whatever audience a drill writes to, and whatever went wrong on the way here: only the team's own
 * addresses ever reach a mail server; the rest is put on record and goes nowhere.
 */
@Component
class DrillPost implements Post {

    private final SmtpPost smtp;
    private final Roster roster;

    DrillPost(SmtpPost smtp, Roster roster) {
        this.smtp = smtp;
        this.roster = roster;
    }

    @Override
    public EffectOutcome send(Letter letter, String key) {
        List<String> team = reaches(letter);
        List<String> others = letter.addresses().stream()
                .filter(address -> !team.contains(address))
                .toList();
        if (others.isEmpty()) {
            return smtp.send(letter, key);
        }
        String kept = "Drill: recorded, and not sent to " + String.join(", ", others) + ".";
        return team.isEmpty() ? new Applied(kept) : add(smtp.send(letter.to(team), key), kept);
    }

    @Override
    public List<String> reaches(Letter letter) {
        Set<String> team = team();
        return letter.addresses().stream()
                .filter(address -> team.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Set<String> team() {
        return Stream.concat(roster.people().stream().map(Person::email), Stream.of(roster.caseDeskAddress()))
                .filter(address -> !address.isEmpty())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static EffectOutcome add(EffectOutcome outcome, String kept) {
        return outcome instanceof Applied sent ? new Applied(sent.message() + " " + kept) : outcome;
    }
}
