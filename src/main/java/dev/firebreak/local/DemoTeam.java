package dev.firebreak.local;

import dev.firebreak.plan.PlanDeployer;
import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An account for everybody in the team file, machines too, all with the same well-known password. */
@Component
@Profile("local")
@Order(PlanDeployer.ORDER + 20)
class DemoTeam implements ApplicationRunner {

    private static final String PASSWORD = "firebreak";

    private final IdentityService identity;
    private final Roster roster;

    DemoTeam(IdentityService identity, Roster roster) {
        this.identity = identity;
        this.roster = roster;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        Set<String> present =
                identity.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        roster.people().stream()
                .filter(person -> !present.contains(person.login()))
                .forEach(this::add);
    }

    private void add(Person person) {
        int space = person.name().indexOf(' ');
        User user = identity.newUser(person.login());
        user.setFirstName(space < 0 ? person.name() : person.name().substring(0, space));
        user.setLastName(person.name().substring(space + 1));
        user.setEmail(person.email());
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }
}
