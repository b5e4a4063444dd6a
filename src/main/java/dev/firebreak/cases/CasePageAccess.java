package dev.firebreak.cases;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Pages of cases: as over the API. Reporting is open to everybody, also without signing in. */
@Configuration
class CasePageAccess {

    @Bean
    AccessRuleSet casePages() {
        return AccessRuleSet.of(
                AccessRule.of("/report"),
                AccessRule.of("/report/thanks"),
                AccessRule.of("/cases/new", Roles.caseWorkers()),
                new AccessRule(HttpMethod.POST, "/cases/**", Roles.caseWorkers()),
                new AccessRule(HttpMethod.GET, "/cases", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/cases/*", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/cases/*/export", Roles.caseReaders()));
    }
}
