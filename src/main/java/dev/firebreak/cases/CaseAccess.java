package dev.firebreak.cases;

import dev.firebreak.web.AccessRule;
import dev.firebreak.web.AccessRuleSet;
import dev.firebreak.web.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Whoever works on cases changes them; auditors read them too. */
@Configuration
class CaseAccess {

    @Bean
    AccessRuleSet caseAddresses() {
        return AccessRuleSet.of(
                new AccessRule(HttpMethod.GET, "/api/cases", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/*", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/*/alerts", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/*/timeline", Roles.caseReaders()),
                new AccessRule(HttpMethod.GET, "/api/cases/*/export", Roles.caseReaders()),
                new AccessRule(HttpMethod.POST, "/api/cases", Roles.caseWorkers()),
                new AccessRule(
                        HttpMethod.POST,
                        "/api/cases/*/{action:notes|rename|severity|dismiss|merge|reopen|tasks|experts|retry|restrict|unrestrict}",
                        Roles.caseWorkers()));
    }
}
