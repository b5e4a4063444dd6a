package dev.firebreak.roster;

import dev.firebreak.web.Roles;
import dev.firebreak.web.UnsafeStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Before anybody is served in production: no account has the demo password, and somebody can administer. The first
 * administrator is made from the environment.
 */
@Component
@Profile("production")
class ProductionAccounts implements SmartInitializingSingleton {

    static final String LOGIN = "FIREBREAK_ADMIN_LOGIN";
    static final String PASSWORD = "FIREBREAK_ADMIN_PASSWORD";

    private static final Logger LOG = LoggerFactory.getLogger(ProductionAccounts.class);
    private static final String DEMO_PASSWORD = "firebreak";

    private final IdentityService identity;
    private final StoredPasswords passwords;
    private final Accounts accounts;
    private final Environment environment;

    ProductionAccounts(
            IdentityService identity, StoredPasswords passwords, Accounts accounts, Environment environment) {
        this.identity = identity;
        this.passwords = passwords;
        this.accounts = accounts;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> reasons = new ArrayList<>();
        List<String> demo = passwords.accountsWith(DEMO_PASSWORD);
        if (!demo.isEmpty()) {
            reasons.add("These accounts have the demo password that everybody knows: " + String.join(", ", demo)
                    + ". Give each a new one with 'java -jar firebreak.jar user reset LOGIN'.");
        }
        administrator(reasons);
        if (!reasons.isEmpty()) {
            throw new UnsafeStart(reasons);
        }
    }

    private void administrator(List<String> reasons) {
        String password = environment.getProperty(PASSWORD, "");
        boolean present =
                identity.createUserQuery().memberOfGroup(Roles.ADMINISTRATOR).count() > 0;
        if (!password.isEmpty() && password.length() < Password.SHORTEST) {
            reasons.add(PASSWORD + " is too short: an administrator's password needs at least " + Password.SHORTEST
                    + " characters.");
        } else if (!present && password.isEmpty()) {
            reasons.add("There is no administrator. Set " + LOGIN + " and " + PASSWORD
                    + " for the first start, or make one with 'java -jar firebreak.jar user add LOGIN --group "
                    + Roles.ADMINISTRATOR + "'.");
        } else if (!present && reasons.isEmpty()) {
            add(environment.getProperty(LOGIN, "admin"), password);
        }
    }

    private void add(String login, String password) {
        try {
            accounts.add(
                    login,
                    Optional.empty(),
                    Set.of(Roles.ADMINISTRATOR),
                    Password.chosen(login, password),
                    "environment");
            LOG.info(
                    "Account '{}' made as the first administrator. Remove {} from the environment now.",
                    login,
                    PASSWORD);
        } catch (AccountProblem e) {
            throw new UnsafeStart(List.of(String.valueOf(e.getMessage())));
        }
    }
}
