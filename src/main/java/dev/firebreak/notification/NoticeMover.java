package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps what a case had not sent by the time that it was merged from leaving later. What is being sent at that moment is
 * let go: its outcome comes, and the other case finds it.
 */
@Component
@Order(10)
class NoticeMover implements CaseFollower {

    private final NoticeTable table;
    private final Processes processes;
    private final AuditLog audit;

    NoticeMover(NoticeTable table, Processes processes, AuditLog audit) {
        this.table = table;
        this.processes = processes;
        this.audit = audit;
    }

    @Override
    public void merged(CaseKey from, CaseKey into) {
        String why = "Case " + from + " was merged into " + into + " before this left. It is not sent any more.";
        List<Long> letGo = table.unsent(from.text()).stream()
                .filter(notice -> processes.endsWith(from, notice))
                .map(NoticeTable.Unsent::id)
                .toList();
        letGo.forEach(id -> table.conclude(id, "refused", why));
        if (!letGo.isEmpty()) {
            audit.append(AuditEntry.ofCase(
                    "NoticesLetGo",
                    from.text(),
                    letGo.size() + " notices had not left when the case was merged into " + into
                            + ", and are not sent any more",
                    Map.of("notices", letGo, "into", into.text())));
        }
    }
}
