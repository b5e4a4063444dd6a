package dev.firebreak.readiness;

import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lists everybody who is to be trained. Writes {@code staff}, a list of logins. */
@Component("listStaff")
class ListStaffDelegate implements JavaDelegate {

    private final Roster roster;

    ListStaffDelegate(Roster roster) {
        this.roster = roster;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "staff",
                roster.people().stream()
                        .filter(person -> !person.isMachine())
                        .map(Person::login)
                        .collect(Collectors.toCollection(ArrayList::new)));
    }
}
