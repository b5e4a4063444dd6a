package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Prepares the notices that the plan's table asks for; each is then sent by an effect of its own. */
@Component
class Notices {

    private final NoticeTable table;
    private final Roster roster;
    private final AuditLog audit;

    Notices(NoticeTable table, Roster roster, AuditLog audit) {
        this.table = table;
        this.roster = roster;
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

    Prepared prepare(CaseKey key, List<NoticePlan> plans) {
        List<String> ids = new ArrayList<>();
        plans.forEach(plan -> ids.add(String.valueOf(table.prepare(key.text(), plan))));
        boolean toClear = plans.stream().anyMatch(plan -> plan.needsApproval() || leaves(plan));
        audit.append(AuditEntry.ofCase(
                "NoticesPrepared",
                key.text(),
                plans.size() + " notices prepared",
                Map.of(
                        "notices",
                        ids,
                        "audiences",
                        plans.stream().map(NoticePlan::audience).toList())));
        return new Prepared(ids, toClear, plans.stream().map(this::line).collect(Collectors.joining("\n")));
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
