package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person can do to a task: answer what its form asks, and nothing else. */
@FirebreakTest
class SubmissionTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcTemplate jdbc;

    private String deployment = "";
    private String task = "";

    @BeforeEach
    void aTaskThatWaits() throws IOException {
        deployment = repository
                .createDeployment()
                .addString("guarded.bpmn", GuardTest.text("engine/guarded.bpmn"))
                .addString("guarded-form.form", GuardTest.text("engine/guarded-form.form"))
                .deploy()
                .getId();
        String instance =
                runtime.startProcessInstanceByKey("guarded", "SUBMISSION-1").getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void removePlan() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void answerToTheFormCompletesTheTask() {
        asAnalyst("anna");
        forms.submitTaskForm(task, Map.of("answer", "yes"));
        assertThat(recorded("TaskCompleted")).containsExactly("Task 'Ask a person' completed");
    }

    @Test
    void missingAndUnknownAnswersAreRefusedWithASentenceAndRecorded() {
        asAnalyst("anna");
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("severity", "low")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessage("'Ask a person' was not completed: The form does not ask for severity. "
                        + "'Answer' needs an answer.");
        assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(FormFieldValidationException.class);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
        assertThat(recorded("SubmissionRefused")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whatTheFormHidesIsNeitherRequiredNorKept() throws IOException {
        String reasons = GuardTest.text("engine/guarded-form.form").replace("]}", """
                , {"type": "textfield", "key": "reason", "label": "Reason", "validate": {"required": true},
                   "conditional": {"hide": "=not(late = true)"}},
                  {"type": "textfield", "key": "objection", "label": "Objection", "validate": {"required": true},
                   "conditional": {"hide": "=not(answer = \\"no\\")"}}]}
                """);
        repository.deleteDeployment(deployment, true);
        deployment = repository
                .createDeployment()
                .addString("guarded.bpmn", GuardTest.text("engine/guarded.bpmn"))
                .addString("guarded-form.form", reasons)
                .deploy()
                .getId();
        String late = startedWith(true);
        String inTime = startedWith(false);
        asAnalyst("anna");
        assertThatThrownBy(() -> forms.submitTaskForm(late, Map.of("answer", "yes")))
                .hasMessage("'Ask a person' was not completed: 'Reason' needs an answer.");
        Map<String, Object> no = Map.of("answer", "no", "reason", "the mail server was away");
        assertThatThrownBy(() -> forms.submitTaskForm(late, no)).hasMessageContaining("'Objection' needs an answer.");
        assertThatThrownBy(() -> forms.submitTaskForm(late, Variables.fromMap(no)))
                .hasMessageContaining("'Objection' needs an answer.");
        assertThatThrownBy(() -> tasks.complete(late, no)).hasMessageContaining("'Objection' needs an answer.");
        forms.submitTaskForm(late, Map.of("answer", "yes", "reason", "the mail server was away"));
        forms.submitTaskForm(inTime, Map.of("answer", "yes", "reason", "slipped in"));
        identity.clearAuthentication();
        assertThat(jdbc.queryForList(
                        "SELECT text_ FROM act_hi_varinst WHERE name_ = 'reason' AND proc_def_key_ = "
                                + "'guarded' AND text_ IS NOT NULL",
                        String.class))
                .containsExactly("the mail server was away");
    }

    private String startedWith(boolean late) {
        String instance = runtime.startProcessInstanceByKey("guarded", "SUBMISSION-2", Map.of("late", late))
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @Test
    void nobodyCompletesWhatAnotherPersonClaimed() {
        asAnalyst("anna");
        tasks.claim(task, "anna");
        asAnalyst("ben");
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("answer", "yes")))
                .hasMessageContaining("it is claimed by anna");
    }

    @Test
    void peopleGiveBackWhatTheyClaimedAndNothingElse() {
        asAnalyst("anna");
        tasks.claim(task, "anna");
        asAnalyst("ben");
        assertThatThrownBy(() -> tasks.setAssignee(task, null)).isInstanceOf(AuthorizationException.class);
        asAnalyst("anna");
        assertThatThrownBy(() -> tasks.setAssignee(task, "ben")).isInstanceOf(AuthorizationException.class);
        tasks.setAssignee(task, null);
        assertThat(tasks.createTaskQuery().taskId(task).taskUnassigned().count())
                .isOne();
    }

    @Test
    void personOfAnotherGroupSeesAndDoesNothing() {
        identity.setAuthentication("lena", List.of("legal"));
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
        assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of("answer", "yes")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(task, "lena")).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void candidateCannotWriteVariablesNorLeaveTheFormAside() {
        asAnalyst("anna");
        assertThatThrownBy(() -> tasks.setVariable(task, "severity", "low")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.setVariableLocal(task, "severity", "low"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.handleBpmnError(task, "AnyError")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.handleEscalation(task, "any")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.resolveTask(task, Map.of("x", 1))).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.deleteTask(task)).isInstanceOf(RuntimeException.class);
        assertThat(jdbc.queryForList(
                        "SELECT summary FROM audit.entry WHERE kind = 'OperationRefused' AND actor = 'firebreak'",
                        String.class))
                .contains("HandleTaskBpmnError is closed to people");
    }

    @Test
    void commentIsInTheRecordWithItsTextAndStays() {
        asAnalyst("anna");
        String comment =
                tasks.createComment(task, null, "Called the owner, no answer").getId();
        assertThat(recorded("CommentAdded")).containsExactly("Called the owner, no answer");
        assertThatThrownBy(() -> tasks.deleteTaskComment(task, comment)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.updateTaskComment(task, comment, "never said"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void candidateReadsTheTasksVariables() {
        asAnalyst("anna");
        Task seen = tasks.createTaskQuery().taskId(task).singleResult();
        assertThat(seen).isNotNull();
        assertThat(tasks.getVariables(task)).isEmpty();
    }

    private void asAnalyst(String login) {
        identity.setAuthentication(login, List.of("analyst"));
    }

    private List<String> recorded(String kind) {
        return jdbc.queryForList(
                "SELECT summary FROM audit.entry WHERE case_key = 'SUBMISSION-1' AND kind = ? "
                        + "AND seq > (SELECT max(seq) FROM audit.entry WHERE kind = 'TaskCreated' AND case_key = 'SUBMISSION-1')",
                String.class,
                kind);
    }
}
