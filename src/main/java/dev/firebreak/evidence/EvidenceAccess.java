package dev.firebreak.evidence;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Who stores evidence, who reads it, and who says how long it stays. */
@Configuration
class EvidenceAccess {

    private static final String[] HOLD = {Roles.LEGAL, Roles.MANAGEMENT};
    private static final String[] DISPOSE = {Roles.LEGAL, Roles.MANAGEMENT, Roles.INCIDENT_COMMANDER};

    /** Before the wider rules of the cases. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccessRuleSet evidenceRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/api/cases/*/evidence/**", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/api/cases/*/evidence", Roles.caseWorkers()),
                new AccessRule(HttpMethod.POST, "/api/cases/*/evidence/*/custody", Roles.caseWorkers()),
                new AccessRule(HttpMethod.POST, "/api/cases/*/evidence/*/disposal", DISPOSE),
                new AccessRule(HttpMethod.POST, "/api/cases/*/evidence/*/disposal/{answer:approve|decline}", DISPOSE),
                new AccessRule(HttpMethod.POST, "/api/cases/*/legal-hold", HOLD),
                new AccessRule(HttpMethod.GET, "/cases/*/evidence/**", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/cases/*/evidence", Roles.caseWorkers()),
                new AccessRule(HttpMethod.POST, "/cases/*/evidence/*/{form:content|wrapped}", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/cases/*/evidence/*/custody", Roles.caseWorkers()),
                new AccessRule(HttpMethod.POST, "/cases/*/evidence/*/{step:disposal|approve|decline}", DISPOSE),
                new AccessRule(HttpMethod.POST, "/cases/*/legal-hold", HOLD));
    }
}
