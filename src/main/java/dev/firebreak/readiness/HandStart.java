package dev.firebreak.readiness;

import dev.firebreak.plan.PlannedStart;
import dev.firebreak.plan.PlannedStarts;
import dev.firebreak.web.Groups;
import dev.firebreak.web.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Starting a scheduled process by hand, by those to whom the engine grants it. */
@Component
class HandStart {

    private final RuntimeService runtime;
    private final AuthorizationService authorizations;
    private final PlannedStarts starts;

    HandStart(RuntimeService runtime, AuthorizationService authorizations, PlannedStarts starts) {
        this.runtime = runtime;
        this.authorizations = authorizations;
        this.starts = starts;
    }

    /** Keys of the scheduled processes that a person may start. */
    Set<String> allowed(Authentication user) {
        List<String> groups = Groups.of(user);
        return starts.all().stream()
                .map(PlannedStart::process)
                .filter(process -> authorizations.isUserAuthorized(
                        user.getName(), groups, Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, process))
                .collect(Collectors.toSet());
    }

    /** @throws Refusal 403 unless the process is scheduled and the person may start it */
    void start(String process, Authentication user) {
        if (!allowed(user).contains(process)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not yours to start",
                    "Your role may not start '" + process + "'. Ask compliance to start it.");
        }
        runtime.startProcessInstanceByKey(process);
    }
}
