package dev.firebreak.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whose the tasks of a restricted case are. */
@FirebreakTest
class RestrictedTasksTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFixture plan;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private Api anna;
    private Api clara;

    @BeforeEach
    void people() {
        anna = new Api(port, "anna");
        clara = new Api(port, "clara");
    }

    @Test
    void whatRunsBesideARestrictedCaseIsForItsPeopleTooAndForNobodyElse() {
        CaseKey key = plan.aCase("Followed up");
        String followUp = runtime.startProcessInstanceByKey(
                        "follow-up-actions",
                        key.text(),
                        Map.of(
                                "caseKey",
                                key.text(),
                                "actionTitle",
                                "Change locks",
                                "actionDue",
                                "2030-01-01T00:00:00Z"))
                .getId();
        runtime.setVariables(followUp, new HashMap<>(Map.of("due", Map.of("followup", "2030-01-15T00:00:00Z"))));
        runtime.setVariable(followUp, "actionOwner", null);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(followUp)
                .messages()
                .singleResult()
                .getId());
        String task = tasks.createTaskQuery()
                .processInstanceId(followUp)
                .singleResult()
                .getId();
        Api karin = new Api(port, "karin");
        assertThat(karin.get("/engine-rest/task/" + task).status()).isEqualTo(200);

        anna.post("/api/cases/" + key + "/restrict", "{\"people\": [\"clara\"]}");
        assertThat(karin.get("/engine-rest/task/" + task).status()).isIn(403, 404);
        assertThat(clara.get("/engine-rest/task/" + task).status()).isEqualTo(200);
    }

    @Test
    void aTaskOfARestrictedCaseIsGivenToItsPeopleOnly() {
        CaseKey key = plan.aCase("Given quietly");
        anna.post("/api/cases/" + key + "/restrict", "{\"people\": [\"clara\"]}");
        String task = """
                {"title": "Quietly", "instructions": "Do it", "group": "it-operations", "assignee": "%s"}""";
        assertThat(anna.post("/api/cases/" + key + "/tasks", task.formatted("ivan"))
                        .at("detail"))
                .contains("may not know of this case");
        assertThat(anna.post("/api/cases/" + key + "/tasks", task.formatted("clara"))
                        .status())
                .isEqualTo(204);

        String triage = plan.task(key, "userTask_triageAlert").getId();
        tasks.setAssignee(triage, "ivan");
        assertThat(new Api(port, "ivan").get("/engine-rest/task/" + triage).status())
                .isIn(403, 404);
        assertThat(clara.get("/engine-rest/task/" + triage).status()).isEqualTo(200);
    }
}
