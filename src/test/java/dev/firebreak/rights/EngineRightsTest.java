package dev.firebreak.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.FirebreakTest;
import dev.firebreak.Intrusions;
import dev.firebreak.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every role at the engine's own resource and at the copy that its web apps use, by the table {@code rights/engine.txt};
 * then every role's own tasks, and what each sees.
 */
@Tag("own-jvm")
@FirebreakTest
class EngineRightsTest {

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";
    private static final String KEY = "tasks-of-every-role";
    private static final String VICTIM = "victim";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ExternalTaskService effects;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private String deployment = "";

    /** What the table calls it, and its id. */
    private Map<String, String> names = Map.of();

    @SuppressWarnings("NullAway.Init")
    private ProcessInstance process;

    @BeforeEach
    void deployAndStart() {
        deployment = repository
                .createDeployment()
                .source("test")
                .addClasspathResource("rights/tasks-of-every-role.bpmn")
                .deploy()
                .getId();
        process = start();
        names = Map.of(
                "{task}",
                task().getId(),
                "{process}",
                process.getId(),
                "{definition}",
                process.getProcessDefinitionId(),
                "{deployment}",
                deployment,
                "{job}",
                job(),
                "{effect}",
                effect(),
                "{victim}",
                VICTIM);
        User victim = identity.newUser(VICTIM);
        victim.setPassword("firebreak");
        identity.saveUser(victim);
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
        identity.deleteUser(VICTIM);
    }

    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse() {
        Team team = new Team(port);
        Refusals refusals = new Refusals(jdbc);
        Set<String> others = running();
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Row row : Row.of("engine.txt")) {
            for (String login : Team.logins()) {
                for (String base : List.of(REST, WEB_APPS)) {
                    String address = base + filled(row.address());
                    Visitor visitor = base.equals(REST) ? team.withBasic(login) : team.withSession(login);
                    HttpResponse<String> answer = visitor.send(row.method(), address, filled(row.body()));
                    boolean out = row.isRefusal(answer.statusCode());
                    // The same is asked twice, once at each address: the second time must not meet the first one's
                    // doing.
                    identity.deleteMembership(VICTIM, "auditor");
                    if (out == row.allows(login) || row.allows(login) && answer.statusCode() >= 300) {
                        wrong.add(row + " at " + base + " by " + login + ": " + answer.statusCode() + " "
                                + answer.body());
                    }
                    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                        String actor = login.equals(Team.NOBODY) ? "anonymous" : login;
                        refused.add(actor + " " + row.method() + " " + address);
                    }
                }
            }
        }
        running().stream()
                .filter(id -> !others.contains(id))
                .forEach(id -> runtime.deleteProcessInstance(id, "started by a test"));
        assertThat(String.join("\n", wrong)).isEmpty();
        assertThat(refusals.recorded()).as("refusals in the record").containsAll(refused);
        assertThat(tasks.createTaskQuery().processInstanceId(process.getId()).count())
                .as("tasks as they were")
                .isEqualTo(8);
    }

    @Test
    void eachRoleWorksItsOwnTasksAndNoOthers() {
        Team team = new Team(port);
        List<String> wrong = new ArrayList<>();
        for (String login : Team.logins()) {
            String role = role(login);
            ProcessInstance own = start();
            for (Task task :
                    tasks.createTaskQuery().processInstanceId(own.getId()).list()) {
                String address = REST + "/task/" + task.getId();
                boolean mine = task.getTaskDefinitionKey().equals(role);
                Visitor visitor = team.withBasic(login);
                expect(wrong, mine, login, visitor.send("POST", address + "/claim", "{\"userId\":\"" + login + "\"}"));
                expect(wrong, mine, login, visitor.send("POST", address + "/unclaim", ""));
                expect(wrong, mine, login, visitor.send("POST", address + "/claim", "{\"userId\":\"" + login + "\"}"));
                expect(wrong, mine, login, visitor.send("POST", address + "/complete", "{}"));
            }
            boolean works =
                    !Set.of("auditor", "administrator", "alert-source", "").contains(role);
            long left = tasks.createTaskQuery().processInstanceId(own.getId()).count();
            assertThat(left).as("tasks left by %s", login).isEqualTo(works ? 7 : 8);
        }
        assertThat(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void nobodyDeploysWhateverIsInTheDiagram() {
        long deployments = repository.createDeploymentQuery().count();
        Team team = new Team(port);
        for (String diagram :
                List.of(Intrusions.expression(), Intrusions.script(), Intrusions.javaClass(), Intrusions.harmless())) {
            expectUploadRefused(
                    team, "/deployment/create", "name=\"data\"; filename=\"planted.bpmn\"", diagram, Set.of(401, 403));
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }

    @Test
    void nobodyAttachesFiles() {
        expectUploadRefused(
                new Team(port),
                "/task/" + task().getId() + "/attachment/create",
                "name=\"content\"; filename=\"planted.txt\"",
                "planted",
                Set.of(400, 401, 403, 404));
        assertThat(tasks.getTaskAttachments(task().getId())).isEmpty();
    }

    /** At the engine's resource and at its web apps' own copy, by everybody; refusals for want of a right are recorded. */
    private void expectUploadRefused(Team team, String path, String part, String content, Set<Integer> refusal) {
        Refusals refusals = new Refusals(jdbc);
        List<String> refused = new ArrayList<>();
        String body = "--x\r\nContent-Disposition: form-data; " + part + "\r\n\r\n" + content + "\r\n--x--\r\n";
        for (String login : Team.logins()) {
            for (String base : List.of(REST, WEB_APPS)) {
                Visitor visitor = base.equals(REST) ? team.withBasic(login) : team.withSession(login);
                HttpResponse<String> answer =
                        visitor.send(visitor.request("POST", base + path, body, "multipart/form-data; boundary=x"));
                assertThat(answer.statusCode())
                        .as("%s by %s: %s", base + path, login, answer.body())
                        .isIn(refusal);
                if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                    String actor = login.equals(Team.NOBODY) ? "anonymous" : login;
                    refused.add(actor + " POST " + base + path);
                }
            }
        }
        assertThat(refusals.recorded()).as("refusals in the record").containsAll(refused);
    }

    @Test
    void nobodyClaimsForSomebodyElse() {
        String address = REST + "/task/" + task().getId() + "/claim";
        assertThat(Visitor.withBasic(port, "lena")
                        .send("POST", address, "{\"userId\":\"anna\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyTheAuditorSeesCasesAsAWhole() throws IOException {
        Map<String, Long> all = Map.of(
                "/process-instance", runtime.createProcessInstanceQuery().count(),
                "/task", tasks.createTaskQuery().count(),
                "/variable-instance", runtime.createVariableInstanceQuery().count(),
                "/history/process-instance",
                        history.createHistoricProcessInstanceQuery().count(),
                "/history/variable-instance",
                        history.createHistoricVariableInstanceQuery().count(),
                "/history/task", history.createHistoricTaskInstanceQuery().count());
        for (Map.Entry<String, Long> each : all.entrySet()) {
            for (String login : List.of("anna", "clara", "marta", "karin", "ada", "olga")) {
                long seen = count(login, each.getKey());
                if (login.equals("olga")) {
                    assertThat(seen).as("%s by %s", each.getKey(), login).isEqualTo(each.getValue());
                } else {
                    assertThat(seen).as("%s by %s", each.getKey(), login).isLessThan(each.getValue());
                }
            }
            assertThat(count("ada", each.getKey())).as(each.getKey()).isZero();
        }
    }

    @Test
    void everybodySeesTheirOwnTasksThroughTheFilters() throws IOException {
        for (String login : List.of("anna", "lena", "karin")) {
            String filters =
                    Visitor.withBasic(port, login).get(REST + "/filter").body();
            assertThat(json.readTree(filters)).as(login).hasSize(4);
            String id = filter(filters, "My groups' tasks");
            String found = Visitor.withBasic(port, login)
                    .get(REST + "/filter/" + id + "/list")
                    .body();
            assertThat(json.readTree(found).findValuesAsText("taskDefinitionKey"))
                    .as(login)
                    .contains(role(login));
        }
        assertThat(Visitor.withBasic(port, "ada").get(REST + "/filter").body()).isEqualTo("[]");
    }

    private String filter(String filters, String name) throws IOException {
        for (var each : json.readTree(filters)) {
            if (each.path("name").asText().equals(name)) {
                return each.path("id").asText();
            }
        }
        throw new IllegalStateException(name);
    }

    private long count(String login, String resource) throws IOException {
        String answer =
                Visitor.withBasic(port, login).get(REST + resource + "/count").body();
        return json.readTree(answer).path("count").asLong();
    }

    private static void expect(List<String> wrong, boolean allowed, String login, HttpResponse<String> answer) {
        boolean out = Set.of(401, 403, 404).contains(answer.statusCode());
        if (out == allowed || allowed && answer.statusCode() >= 300) {
            wrong.add(answer.request().method() + " " + answer.uri().getPath() + " by " + login + ": "
                    + answer.statusCode() + " " + answer.body());
        }
    }

    private String role(String login) {
        return identity.createGroupQuery().groupMember(login).list().stream()
                .map(group -> group.getId())
                .findFirst()
                .orElse("");
    }

    private ProcessInstance start() {
        return runtime.startProcessInstanceByKey(KEY, Map.of("severity", "high", "drill", false));
    }

    private Set<String> running() {
        return Set.copyOf(runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .toList());
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey("legal")
                .singleResult();
    }

    private String effect() {
        return effects.createExternalTaskQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getId();
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    private String job() {
        return management
                .createJobQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getId();
    }
}
