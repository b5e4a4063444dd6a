package dev.firebreak.notification;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may read notices and clocks: whoever may read cases, and of these what the case itself allows. */
@Configuration
class NotificationRules {

    @Bean
    AccessRuleSet notificationAccess() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/api/cases/{key}/notices", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/{key}/clocks", Roles.caseReaders()));
    }
}
