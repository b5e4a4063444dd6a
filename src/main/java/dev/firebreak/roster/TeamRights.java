package dev.firebreak.roster;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the engine's groups, their members, rights and filters what the team file says, and takes away whatever it does
 * not say. Changes nothing the second time.
 */
@Component
@Order(TeamRights.ORDER)
class TeamRights implements ApplicationRunner {

    /** After the team was read and, in profile local, its accounts made. */
    static final int ORDER = TeamInForce.ORDER + 20;

    private final Roster roster;
    private final Memberships memberships;
    private final TaskFilters filters;
    private final GroupRights groupRights;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    TeamRights(
            Roster roster,
            Memberships memberships,
            TaskFilters filters,
            GroupRights groupRights,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.roster = roster;
        this.memberships = memberships;
        this.filters = filters;
        this.groupRights = groupRights;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        apply();
    }

    void apply() {
        transaction.executeWithoutResult(status -> {
            memberships.apply(roster.roles());
            List<String> changes = groupRights.apply(Grants.all(filters.apply()));
            if (!changes.isEmpty()) {
                audit.append(AuditEntry.of(
                        "RightsChanged",
                        "Rights of the groups were set: " + changes.size() + " changes",
                        Map.of("changes", changes)));
            }
        });
    }
}
