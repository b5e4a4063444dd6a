package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.RestrictedCases;
import dev.firebreak.roster.EscalationStep;
import dev.firebreak.roster.Roster;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of overdue tasks, once for each: whoever is on call, their deputy and the task's own role; in a critical case
 * everybody whom the roster's escalation names. In a restricted case it is its named people, who alone can take the task.
 */
@Component
class Escalation {

    private static final String TEMPLATE = "task-overdue";
    private static final String DEPUTY = "on-call-deputy";

    /** Time to reach people by other means where the notice itself cannot be delivered. */
    private static final Duration BY_OTHER_MEANS = Duration.ofHours(1);

    private static final List<String> PASSED_ON = Stream.concat(
                    NoticeModel.VARIABLES.stream(), Stream.of("caseKey", "title", "drill"))
            .filter(name -> !name.equals("noticeText"))
            .toList();

    private final Roster roster;
    private final RestrictedCases restricted;
    private final RuntimeService runtime;
    private final Links links;
    private final AuditLog audit;
    private final Clock clock;

    Escalation(
            Roster roster,
            RestrictedCases restricted,
            RuntimeService runtime,
            Links links,
            AuditLog audit,
            Clock clock) {
        this.roster = roster;
        this.restricted = restricted;
        this.runtime = runtime;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    void overdue(OverdueTask task) {
        boolean ownNotice = task.text("template").equals(TEMPLATE);
        // Telling that nobody could be told, in the same way again, would never end.
        List<String> audiences = ownNotice ? List.of() : audiences(task);
        audit.append(new AuditEntry(
                "TaskOverdue",
                task.businessKey(),
                null,
                task.element(),
                "Task '" + task.name() + "' is overdue; told are " + audiences,
                Map.of("task", task.id(), "told", audiences)));
        audiences.forEach(audience -> request(task, audience));
    }

    private List<String> audiences(OverdueTask task) {
        if (isRestricted(task.businessKey())) {
            return List.of(Addressees.CASE_PEOPLE);
        }
        boolean critical = task.text("severity").equals("critical");
        Stream<String> steps = roster.escalation().stream()
                .filter(step -> critical || step.after().isZero() || step.to().equals(DEPUTY))
                .map(EscalationStep::to);
        return Stream.concat(steps, task.roles().stream()).distinct().toList();
    }

    private boolean isRestricted(@Nullable String businessKey) {
        return businessKey != null
                && CaseKey.isKey(businessKey)
                && restricted.restriction(new CaseKey(businessKey)).isPresent();
    }

    private void request(OverdueTask task, String audience) {
        Map<String, Object> variables = new HashMap<>();
        PASSED_ON.forEach(name -> {
            if (task.variables().containsKey(name)) {
                variables.put(name, task.variables().get(name));
            }
        });
        variables.put("template", TEMPLATE);
        variables.put("audience", audience);
        variables.put("noticeText", text(task));
        variables.put("due", due());
        MessageCorrelationBuilder notice =
                runtime.createMessageCorrelation("NoticeRequested").setVariables(variables);
        if (task.businessKey() != null) {
            notice.processInstanceBusinessKey(task.businessKey());
        }
        notice.correlateStartMessage();
    }

    private LinkedHashMap<String, String> due() {
        LinkedHashMap<String, String> due = new LinkedHashMap<>();
        due.put("communicate", clock.instant().plus(BY_OTHER_MEANS).toString());
        return due;
    }

    private String text(OverdueTask task) {
        String holder = task.assignee() == null
                ? "nobody has taken it (" + String.join(", ", task.roles()) + ")"
                : task.assignee() + " has it";
        return task.name() + ", due "
                + NoticeModel.time(task.due(), roster.organisation().timezone()) + ": " + holder + ".\n"
                + links.toTask(task.id());
    }
}
