package dev.firebreak.alert;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Machines and analysts post alerts; whoever may read cases reads them. */
@Configuration
class AlertAccess {

    @Bean
    AccessRuleSet alertAddresses() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.POST, "/api/alerts/*/case", Roles.ANALYST),
                new AccessRule(HttpMethod.POST, "/api/alerts/**", Roles.ALERT_SOURCE, Roles.ANALYST),
                new AccessRule(HttpMethod.GET, "/api/alerts/**", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/alerts/*/case", Roles.ANALYST),
                new AccessRule(HttpMethod.GET, "/alerts/**", Roles.caseReaders()));
    }
}
