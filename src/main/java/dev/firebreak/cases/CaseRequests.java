package dev.firebreak.cases;

import dev.firebreak.alert.Texts;
import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.roster.Roster;
import dev.firebreak.web.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks people for what the plan does not foresee: colleagues for a task, experts outside for help. */
@Component
class CaseRequests {

    private static final int SUMMARY = 2_000;
    private static final String MAIL = "[^@\\s<>,;]+@[^@\\s<>,;]+";
    private static final Duration TASK_TIME = Duration.ofDays(1);
    private static final List<String> GROUPS = List.of(Roles.caseWorkers());

    private final CaseMessages messages;
    private final Roster roster;
    private final Restrictions restrictions;
    private final AuditLog audit;
    private final Clock clock;

    CaseRequests(CaseMessages messages, Roster roster, Restrictions restrictions, AuditLog audit, Clock clock) {
        this.restrictions = restrictions;
        this.messages = messages;
        this.roster = roster;
        this.audit = audit;
        this.clock = clock;
    }

    void task(CaseKey key, RequestedTask task) {
        String title = Asked.line("title", task.title(), Texts.TITLE);
        String instructions = Asked.text("instructions", task.instructions(), Texts.VARIABLE);
        String group = group(task.group());
        String assignee = assignee(key, task.assignee());
        Instant due = task.due() == null ? clock.instant().plus(TASK_TIME) : task.due();
        send(
                "TaskRequested",
                key,
                Map.of(
                        "taskTitle", title,
                        "taskInstructions", instructions,
                        "taskGroup", group,
                        "taskAssignee", assignee,
                        "taskDue", due.truncatedTo(ChronoUnit.SECONDS).toString()),
                Actor.current() + " asks " + (assignee.isEmpty() ? group : assignee) + " for: " + title);
    }

    void experts(CaseKey key, RequestedHelp help) {
        String name = Asked.line("name", help.name(), Texts.TITLE);
        String mail = Asked.line("mail", help.mail(), Texts.TITLE);
        String request = Asked.text("request", help.request(), Texts.VARIABLE);
        if (!mail.matches(MAIL)) {
            throw CaseRefusal.invalid("'mail' must be one mail address.");
        }
        send(
                "ExpertsRequested",
                key,
                Map.of("expertName", name, "expertMail", mail, "expertRequest", request),
                Actor.current() + " asks " + name + " for help: " + Texts.shorten(request, SUMMARY));
    }

    private void send(String message, CaseKey key, Map<String, Object> variables, String summary) {
        if (!messages.send(message, key, variables)) {
            throw CaseRefusal.notNow(key);
        }
        audit.append(AuditEntry.ofCase(message, key.text(), summary, variables));
    }

    private static String group(@Nullable String group) {
        if (group == null || !GROUPS.contains(group)) {
            throw CaseRefusal.invalid("'group' must be one of " + String.join(", ", GROUPS) + ".");
        }
        return group;
    }

    private String assignee(CaseKey key, @Nullable String login) {
        String assignee = login == null ? "" : login.strip();
        if (!assignee.isEmpty() && roster.person(assignee).isEmpty()) {
            throw CaseRefusal.invalid("'" + Texts.shorten(assignee, 64) + "' is nobody on the team. Use a login.");
        }
        if (!assignee.isEmpty()
                && restrictions
                        .only(key.text())
                        .filter(people -> !people.contains(assignee))
                        .isPresent()) {
            throw CaseRefusal.invalid("'" + assignee + "' may not know of this case. Name them in it first.");
        }
        return assignee;
    }
}
