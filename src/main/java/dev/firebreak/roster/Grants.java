package dev.firebreak.roster;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.DELETE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.SYSTEM;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import dev.firebreak.web.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * What each role may do in the engine. A role's tasks are not here: the engine grants each to the groups that its
 * diagram names. Nobody may deploy, change authorizations or touch a running case other than by its tasks.
 */
final class Grants {

    /** Started by hand by compliance, which works no cases. */
    private static final List<String> SCHEDULED =
            List.of("review-plan", "run-drill", "train-staff", "watch-threats", "update-tools", "hand-over-on-call");

    private static final List<String> STARTED_BY_COMMANDERS =
            List.of("run-drill", "hand-over-on-call", "watch-threats");

    private Grants() {}

    /** @param filters ids of Tasklist's filters */
    static List<Grant> all(List<String> filters) {
        List<Grant> grants = new ArrayList<>();
        for (String role : Roles.caseWorkers()) {
            grants.addAll(tasklist(role, filters));
            grants.add(Grant.of(role, PROCESS_DEFINITION, Grant.ANY, READ));
        }
        grants.addAll(starting(Roles.INCIDENT_COMMANDER, STARTED_BY_COMMANDERS));
        grants.addAll(compliance(filters));
        grants.addAll(auditor(filters));
        grants.addAll(administrator());
        return grants;
    }

    private static List<Grant> tasklist(String role, List<String> filters) {
        return Stream.concat(
                        Stream.of(Grant.of(role, APPLICATION, "tasklist", ACCESS)),
                        filters.stream().map(filter -> Grant.of(role, FILTER, filter, READ)))
                .toList();
    }

    /** Starting takes both: the process, and a place for its instance. */
    private static List<Grant> starting(String role, List<String> processes) {
        return Stream.concat(
                        Stream.of(Grant.of(role, PROCESS_INSTANCE, Grant.ANY, CREATE)),
                        processes.stream()
                                .map(process -> Grant.of(role, PROCESS_DEFINITION, process, READ, CREATE_INSTANCE)))
                .toList();
    }

    private static List<Grant> compliance(List<String> filters) {
        List<Grant> grants = new ArrayList<>(tasklist(Roles.COMPLIANCE, filters));
        grants.addAll(starting(Roles.COMPLIANCE, SCHEDULED));
        grants.addAll(List.of(
                Grant.of(Roles.COMPLIANCE, APPLICATION, "cockpit", ACCESS),
                Grant.of(Roles.COMPLIANCE, PROCESS_DEFINITION, Grant.ANY, READ),
                Grant.of(Roles.COMPLIANCE, DECISION_DEFINITION, Grant.ANY, READ),
                Grant.of(Roles.COMPLIANCE, DECISION_REQUIREMENTS_DEFINITION, Grant.ANY, READ),
                Grant.of(Roles.COMPLIANCE, DEPLOYMENT, Grant.ANY, READ)));
        return grants;
    }

    private static List<Grant> auditor(List<String> filters) {
        List<Grant> grants = new ArrayList<>(tasklist(Roles.AUDITOR, filters));
        grants.addAll(List.of(
                Grant.of(Roles.AUDITOR, APPLICATION, "cockpit", ACCESS),
                Grant.of(
                        Roles.AUDITOR,
                        PROCESS_DEFINITION,
                        Grant.ANY,
                        READ,
                        READ_INSTANCE,
                        READ_HISTORY,
                        READ_TASK,
                        READ_INSTANCE_VARIABLE,
                        READ_TASK_VARIABLE,
                        READ_HISTORY_VARIABLE),
                Grant.of(Roles.AUDITOR, DECISION_DEFINITION, Grant.ANY, READ, READ_HISTORY),
                Grant.of(Roles.AUDITOR, DECISION_REQUIREMENTS_DEFINITION, Grant.ANY, READ),
                Grant.of(Roles.AUDITOR, DEPLOYMENT, Grant.ANY, READ),
                Grant.of(Roles.AUDITOR, OPERATION_LOG_CATEGORY, Grant.ANY, UserOperationLogCategoryPermissions.READ),
                Grant.of(Roles.AUDITOR, AUTHORIZATION, Grant.ANY, READ),
                Grant.of(Roles.AUDITOR, USER, Grant.ANY, READ),
                Grant.of(Roles.AUDITOR, GROUP, Grant.ANY, READ)));
        return grants;
    }

    /**
     * Memberships group by group, so that nobody can be put into a group of the engine's own such as its
     * administrators.
     */
    private static List<Grant> administrator() {
        List<Grant> grants = new ArrayList<>(List.of(
                Grant.of(Roles.ADMINISTRATOR, APPLICATION, "admin", ACCESS),
                Grant.of(Roles.ADMINISTRATOR, USER, Grant.ANY, CREATE, READ, UPDATE, DELETE),
                Grant.of(Roles.ADMINISTRATOR, GROUP, Grant.ANY, READ),
                // What failed for a cause that is mended is tried again; nothing of a case is seen by it.
                Grant.of(Roles.ADMINISTRATOR, PROCESS_DEFINITION, Grant.ANY, RETRY_JOB),
                Grant.of(Roles.ADMINISTRATOR, SYSTEM, Grant.ANY, SystemPermissions.READ)));
        for (String role : Roles.all()) {
            grants.add(Grant.of(Roles.ADMINISTRATOR, GROUP, role, READ, UPDATE));
            grants.add(Grant.of(Roles.ADMINISTRATOR, GROUP_MEMBERSHIP, role, CREATE, DELETE));
        }
        return grants;
    }
}
