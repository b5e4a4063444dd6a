package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Prepares the notices that the plan's table asks for; each is then sent by an effect of its own. */
@Component
class Notices {

    private final NoticeTable table;
    private final Roster roster;
    private final Processes processes;
    private final AuditLog audit;

    Notices(NoticeTable table, Roster roster, Processes processes, AuditLog audit) {
        this.table = table;
        this.roster = roster;
        this.processes = processes;
        this.audit = audit;
    }

    /**
     * Notices made ready.
     *
     * @param ids their numbers, in the table's order
     * @param toClear whether somebody must clear them first, because one leaves the house or the table says so
     * @param text one line for each, for the person who clears them
     */
    record Prepared(List<String> ids, boolean toClear, String text) {}

    /**
     * Prepares what has not been asked for before in this case, so that asking again tells nobody twice. What was prepared
     * and whose process ended before it was sent is taken up again.
     *
     * @param processInstance that sends them
     */
    Prepared prepare(CaseKey key, List<NoticePlan> plans, String processInstance) {
        List<String> ids = new ArrayList<>();
        List<NoticePlan> toSend = new ArrayList<>();
        for (NoticePlan plan : plans) {
            take(key, plan, processInstance).ifPresent(id -> {
                ids.add(String.valueOf(id));
                toSend.add(plan);
            });
        }
        boolean toClear = toSend.stream().anyMatch(plan -> plan.needsApproval() || leaves(plan));
        List<String> audiences = toSend.stream().map(NoticePlan::audience).toList();
        audit.append(AuditEntry.ofCase(
                "NoticesPrepared",
                key.text(),
                "Notices prepared for " + audiences,
                Map.of("notices", ids, "audiences", audiences)));
        return new Prepared(ids, toClear, toSend.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    /** The number of the notice to send now; empty where it was sent, or another process is about to. */
    private Optional<Long> take(CaseKey key, NoticePlan plan, String processInstance) {
        Optional<NoticeTable.Owned> before = table.prepared(key.text(), plan);
        if (before.isEmpty()) {
            return Optional.of(table.prepare(key.text(), plan, processInstance));
        }
        return before.filter(owned -> owned.isUnsent() && processes.hasEnded(owned.processInstance()))
                .filter(owned -> table.takeUp(owned, processInstance))
                .map(NoticeTable.Owned::id);
    }

    Notice get(String id) {
        return table.find(Long.parseLong(id))
                .orElseThrow(() -> new IllegalStateException("There is no notice " + id + ". See the case's notices."));
    }

    private boolean leaves(NoticePlan plan) {
        return roster.leavesTheHouse(plan.audience());
    }

    private String line(NoticePlan plan) {
        return plan.audience() + " by " + plan.channel() + ", " + plan.timing() + ": template " + plan.template()
                + (leaves(plan) ? ", leaves the house" : "");
    }
}
