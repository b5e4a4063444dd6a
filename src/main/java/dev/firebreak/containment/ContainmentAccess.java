package dev.firebreak.containment;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Who may see containment, say what is true, and sign that it stays. */
@Configuration
class ContainmentAccess {

    private static final String[] ANSWER = {Roles.RESPONDER, Roles.INCIDENT_COMMANDER, Roles.IT_OPERATIONS};
    private static final String[] SIGN = {Roles.INCIDENT_COMMANDER, Roles.MANAGEMENT};

    /** Before the wider rules of the cases. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccessRuleSet containmentRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/api/containment", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/containment/actions", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/*/containment", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/api/cases/*/containment/*/answer", ANSWER),
                new AccessRule(HttpMethod.POST, "/api/cases/*/containment/*/release", ANSWER),
                new AccessRule(HttpMethod.POST, "/api/cases/*/containment/*/sign-permanent", SIGN),
                AccessRule.of("/containment", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/containment/*/answer", ANSWER),
                new AccessRule(HttpMethod.POST, "/containment/*/release", ANSWER),
                new AccessRule(HttpMethod.POST, "/containment/*/sign-permanent", SIGN));
    }
}
