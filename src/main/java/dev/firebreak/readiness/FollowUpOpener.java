package dev.firebreak.readiness;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Starts one process per action of a review, under the key of its case. */
@Component
class FollowUpOpener {

    private static final String MESSAGE = "FollowUpRequested";

    /** How long after its own date an action's verification is due. */
    private static final Duration TO_VERIFY = Duration.ofDays(14);

    private final RuntimeService runtime;
    private final Roster roster;
    private final FollowUps followUps;
    private final AuditLog audit;
    private final Clock clock;

    FollowUpOpener(RuntimeService runtime, Roster roster, FollowUps followUps, AuditLog audit, Clock clock) {
        this.runtime = runtime;
        this.roster = roster;
        this.followUps = followUps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stored when the surrounding transaction commits.
     *
     * @param due when each phase of the case is due
     * @return how many were opened
     */
    int open(CaseKey key, List<FollowUpRow> rows, Map<String, String> due) {
        rows.forEach(row -> open(key, row, due));
        return rows.size();
    }

    private void open(CaseKey key, FollowUpRow row, Map<String, String> due) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant dueAt = now.plus(Duration.ofDays(row.days()));
        Optional<Person> owner = owner(row.owner());
        String title =
                owner.isPresent() ? row.title() : row.title() + " (owner named in the review: " + row.owner() + ")";
        String login = owner.map(Person::login).orElse("");
        ProcessInstance started = runtime.createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(key.text())
                .setVariables(variables(key, title, login, dueAt, due))
                .correlateStartMessage();
        followUps.add(new FollowUp(started.getId(), key.text(), title, login, dueAt, now));
        audit.append(AuditEntry.ofCase(
                MESSAGE,
                key.text(),
                "Follow-up '" + title + "' opened",
                Map.of("owner", login, "due", dueAt.toString(), "processInstance", started.getId())));
    }

    private static Map<String, Object> variables(
            CaseKey key, String title, String login, Instant dueAt, Map<String, String> due) {
        HashMap<String, String> dates = new HashMap<>(due);
        dates.put("followup", dueAt.plus(TO_VERIFY).toString());
        Map<String, Object> variables = new HashMap<>();
        variables.put("caseKey", key.text());
        variables.put("actionTitle", title);
        // Nobody instead of "": compliance then claims the task as one of its group.
        variables.put("actionOwner", login.isEmpty() ? null : login);
        variables.put("actionDue", dueAt.toString());
        variables.put("due", dates);
        return variables;
    }

    private Optional<Person> owner(String written) {
        String wanted = written.trim();
        return roster.person(wanted)
                .or(() -> roster.people().stream()
                        .filter(person -> person.name().equalsIgnoreCase(wanted))
                        .findFirst());
    }
}
