package dev.firebreak.worker;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Only workers, and no person, fetch effects. */
@Configuration
class WorkerAccess {

    @Bean
    AccessRuleSet workerRules() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.POST, "/api/effects/fetch", WorkerTokens.ROLE),
                new AccessRule(HttpMethod.POST, "/api/effects/*/outcome", WorkerTokens.ROLE));
    }
}
