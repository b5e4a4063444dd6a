package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.cases.CaseActions;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.roster.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the plan does by the calendar, on its own diagrams. */
@FirebreakTest
class ReadinessScenarioTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Walk walk;

    @Autowired
    Roster roster;

    @Autowired
    Cases cases;

    @Autowired
    CaseActions caseActions;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void assertions() {
        AbstractAssertions.init(engine);
    }

    @AfterEach
    void noAssertions() {
        AbstractAssertions.reset();
    }

    // review-plan

    @Test
    void planIsReviewedChangedAndApprovedByManagement() {
        ProcessInstance review = walk.startByCalendar("review-plan");
        assertThat(review)
                .hasPassed("startEvent_yearlyReviewDue", "businessRuleTask_decideDeadlines", "serviceTask_setDueDates")
                .isWaitingAt("userTask_reviewPlan", "userTask_checkRoster", "userTask_checkObligations");
        assertThat(walk.task(review, "userTask_reviewPlan").getDueDate()).isNotNull();
        reviewThreeParts(review);
        assertThat(review).isWaitingAt("userTask_decideChanges").hasPassed("gateway_joinReview");
        decideChanges(review, true);
        walk.complete(
                review,
                "userTask_changePlan",
                "karin",
                "compliance",
                Map.of("planVersion", "2", "changeApproved", true, "readinessNotes", "Roster brought up to date"));
        assertThat(review).isWaitingAt("userTask_approveReview");
        approveReview(review, "marta", true);
        assertThat(review)
                .isEnded()
                .hasPassed("userTask_changePlan", "serviceTask_recordReadiness", "endEvent_planReviewed");
        assertThat(recorded(review))
                .containsEntry("kind", "plan-review")
                .containsEntry("process", "review-plan")
                .containsEntry("notes", "Roster brought up to date")
                .containsEntry("recorded_by", "marta");
    }

    @Test
    void unchangedPlanGoesBackUntilManagementStandsBehindIt() {
        ProcessInstance review = walk.startByCalendar("review-plan");
        reviewThreeParts(review);
        decideChanges(review, false);
        assertThat(review).isWaitingAt("userTask_approveReview").hasNotPassed("userTask_changePlan");
        approveReview(review, "marta", false);
        assertThat(review).isWaitingAt("userTask_decideChanges").hasNotPassed("endEvent_planReviewed");
        decideChanges(review, false);
        approveReview(review, "marta", true);
        assertThat(review)
                .isEnded()
                .hasPassedInOrder("gateway_planSettled", "serviceTask_recordReadiness", "endEvent_planReviewed")
                .hasNotPassed("userTask_changePlan");
    }

    // run-drill

    @Test
    void drillIsWorkedAsACaseAndEvaluated() {
        ProcessInstance drill = walk.startByCalendar("run-drill");
        chooseScenario(drill, "ransomware-file-server");
        assertThat(drill).isWaitingAt("receiveTask_drillFinished").hasPassed("serviceTask_startDrill");
        IncidentCase opened = drillCase(drill);
        assertThat(opened.drill()).isTrue();
        assertThat(opened.source()).isEqualTo("drill");
        assertThat(opened.title()).isEqualTo("Drill: Files on the file server are being encrypted");
        assertThat(opened.assets()).contains("fileserver-01");

        finish(opened.key());
        assertThat(drill)
                .isWaitingAt("userTask_evaluateDrill")
                .hasPassed("serviceTask_setEvaluationDates")
                .hasNotPassed("event_drillTooLong");
        evaluate(drill);
        assertThat(drill).isEnded().hasPassed("endEvent_drillEvaluated");
        assertThat(recorded(drill))
                .containsEntry("kind", "drill")
                .containsEntry("case_key", opened.key().text());
    }

    @Test
    void drillThatIsNotFinishedIsEvaluatedAllTheSame() {
        ProcessInstance drill = walk.startByCalendar("run-drill");
        chooseScenario(drill, "lost-laptop");
        walk.fireTimer(drill, "event_drillTooLong");
        assertThat(drill).isWaitingAt("userTask_evaluateDrill").hasPassed("event_drillTooLong");
        evaluate(drill);
        assertThat(drill).isEnded().hasPassed("endEvent_drillEvaluated");
    }

    // train-staff

    @Test
    void everybodyOfTheTeamHasATrainingRecord() {
        ProcessInstance training = walk.startByCalendar("train-staff");
        String topic = "Phishing " + training.getId();
        walk.complete(
                training,
                "userTask_chooseTopic",
                "karin",
                "compliance",
                Map.of("topic", topic, "trainingMaterial", "Intranet", "topicReason", "Last incident"));
        List<Task> invitations = walk.tasks(training, "userTask_completeTraining");
        assertThat(invitations)
                .extracting(Task::getAssignee)
                .contains("anna", "marta", "ada")
                .doesNotContain("siem");
        assertThat(training).hasPassed("serviceTask_listStaff").hasNotPassed("serviceTask_recordReadiness");
        for (Task invitation : invitations) {
            walk.complete(
                    invitation,
                    String.valueOf(invitation.getAssignee()),
                    "compliance",
                    Map.of("trainingResult", "completed", "materialRead", true, "knowsWhereToReport", true));
        }
        walk.run(training);
        assertThat(training)
                .isEnded()
                .hasPassed("serviceTask_recordTraining", "endEvent_personTrained", "endEvent_staffTrained");
        assertThat(jdbc.queryForList("SELECT person FROM training_record WHERE topic = ?", String.class, topic))
                .containsExactlyInAnyOrderElementsOf(
                        invitations.stream().map(Task::getAssignee).toList());
        assertThat(recorded(training)).containsEntry("kind", "training").containsEntry("notes", topic);
    }

    // watch-threats

    @Test
    void newThreatLeadsToNewDefences() {
        ProcessInstance watch = walk.startByCalendar("watch-threats");
        reviewThreats(watch, true);
        assertThat(watch).isWaitingAt("userTask_adaptDefences");
        walk.complete(
                watch,
                "userTask_adaptDefences",
                "rita",
                "responder",
                Map.of("defencesTested", true, "readinessNotes", "Rule added"));
        assertThat(watch).isEnded().hasPassed("serviceTask_recordReadiness", "endEvent_threatsReviewed");
        assertThat(recorded(watch)).containsEntry("kind", "threat-watch").containsEntry("notes", "Rule added");
    }

    @Test
    void quietMonthIsRecordedToo() {
        ProcessInstance watch = walk.startByCalendar("watch-threats");
        reviewThreats(watch, false);
        assertThat(watch).isEnded().hasPassed("endEvent_threatsReviewed").hasNotPassed("userTask_adaptDefences");
        assertThat(recorded(watch)).containsEntry("recorded_by", "anna");
    }

    // update-tools

    @Test
    void outdatedToolsAreUpdatedByOneAndTriedByAnother() {
        ProcessInstance update = walk.startByCalendar("update-tools");
        reviewTools(update, true);
        walk.complete(update, "userTask_updateTools", "ivan", "it-operations", Map.of("readinessNotes", "EDR to 7.2"));
        Map<String, Object> tried = Map.of("toolsTried", true, "checkedHow", "Sent a test alert");
        assertThatThrownBy(() -> walk.complete(update, "userTask_checkTools", "ivan", "it-operations", tried))
                .hasMessageContaining("ivan");
        assertThat(update).isWaitingAt("userTask_checkTools");
        walk.complete(update, "userTask_checkTools", "ines", "it-operations", tried);
        assertThat(update).isEnded().hasPassed("userTask_updateTools", "endEvent_toolsUpToDate");
        assertThat(recorded(update)).containsEntry("kind", "tool-update").containsEntry("notes", "EDR to 7.2");
    }

    @Test
    void currentToolsNeedNoUpdate() {
        ProcessInstance update = walk.startByCalendar("update-tools");
        reviewTools(update, false);
        assertThat(update)
                .isEnded()
                .hasPassed("endEvent_toolsUpToDate")
                .hasNotPassed("userTask_updateTools", "userTask_checkTools");
    }

    // hand-over-on-call

    @Test
    void dutyGoesFromOnePersonToTheNextInWriting() {
        ProcessInstance handOver = walk.startByCalendar("hand-over-on-call");
        assertThat(handOver).isWaitingAt("event_shiftChanged").hasPassed("serviceTask_findOutgoing");
        String incoming = roster.onCall(Instant.now()).first().login();
        String outgoing = incoming.equals("rita") ? "robin" : "rita";
        // The rota changes between the two looks; here the first look is set back instead.
        runtime.setVariable(handOver.getId(), "outgoing", outgoing);
        walk.fireTimer(handOver, "event_shiftChanged");
        assertThat(handOver).isWaitingAt("userTask_writeHandOver").hasPassed("serviceTask_findIncoming");
        assertThat(walk.task(handOver, "userTask_writeHandOver").getAssignee()).isEqualTo(outgoing);
        walk.complete(
                handOver, "userTask_writeHandOver", outgoing, "responder", Map.of("handOverNote", "Nothing open"));
        assertThat(walk.task(handOver, "userTask_acceptHandOver").getAssignee()).isEqualTo(incoming);
        walk.complete(
                handOver,
                "userTask_acceptHandOver",
                incoming,
                "responder",
                Map.of("noteRead", true, "reachable", true));
        assertThat(handOver).isEnded().hasPassed("endEvent_dutyHandedOver").hasNotPassed("endEvent_dutyUnchanged");
        assertThat(recorded(handOver))
                .containsEntry("kind", "hand-over")
                .containsEntry("notes", "Nothing open")
                .containsEntry("recorded_by", incoming);
    }

    @Test
    void samePersonStaysOnCallWithoutPaper() {
        ProcessInstance handOver = walk.startByCalendar("hand-over-on-call");
        walk.fireTimer(handOver, "event_shiftChanged");
        assertThat(handOver)
                .isEnded()
                .hasPassed("endEvent_dutyUnchanged")
                .hasNotPassed("userTask_writeHandOver", "serviceTask_recordReadiness");
    }

    private void reviewThreeParts(ProcessInstance review) {
        walk.complete(
                review,
                "userTask_reviewPlan",
                "karin",
                "compliance",
                Map.of(
                        "diagramsRead", true,
                        "tablesRead", true,
                        "templatesRead", true,
                        "lessonsRead", true,
                        "planFindings", "None"));
        walk.complete(
                review,
                "userTask_checkRoster",
                "clara",
                "incident-commander",
                Map.of(
                        "membersChecked", true,
                        "rotaChecked", true,
                        "expertsCalled", true,
                        "rosterFindings", "Two left"));
        walk.complete(
                review,
                "userTask_checkObligations",
                "lena",
                "legal",
                Map.of(
                        "deadlinesChecked", true,
                        "recipientsChecked", true,
                        "switchesChecked", true,
                        "obligationFindings", "None"));
    }

    private void decideChanges(ProcessInstance review, boolean change) {
        walk.complete(
                review,
                "userTask_decideChanges",
                "karin",
                "compliance",
                Map.of("planMustChange", change, "readinessNotes", "Reviewed"));
    }

    private void approveReview(ProcessInstance review, String person, boolean approved) {
        walk.complete(
                review,
                "userTask_approveReview",
                person,
                "management",
                Map.of("reviewApproved", approved, "reviewRemark", "Read"));
    }

    private void chooseScenario(ProcessInstance drill, String scenario) {
        walk.complete(
                drill,
                "userTask_chooseScenario",
                "karin",
                "compliance",
                Map.of("scenario", scenario, "drillGoal", "Do we reach legal?", "managementTold", true));
    }

    private IncidentCase drillCase(ProcessInstance drill) {
        return cases.get(new CaseKey(String.valueOf(runtime.getVariable(drill.getId(), "drillCaseKey"))));
    }

    /** Ends the drill's case as a commander does when the drill has shown what it was to show. */
    private void finish(CaseKey key) {
        ProcessInstance plan = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.text())
                .processDefinitionKey("respond-to-incident")
                .singleResult();
        walk.run(plan);
        signedIn.as("clara", "incident-commander", () -> caseActions.dismiss(key, "The drill is over"));
        walk.run(plan);
    }

    private void evaluate(ProcessInstance drill) {
        walk.complete(
                drill,
                "userTask_evaluateDrill",
                "karin",
                "compliance",
                Map.of("drillResult", "gaps", "readinessNotes", "Legal was late"));
    }

    private void reviewThreats(ProcessInstance watch, boolean change) {
        walk.complete(
                watch,
                "userTask_reviewThreats",
                "anna",
                "analyst",
                Map.of(
                        "csirtRead", true,
                        "vendorsRead", true,
                        "sectorRead", true,
                        "defencesMustChange", change,
                        "readinessNotes", "Read"));
    }

    private void reviewTools(ProcessInstance update, boolean outdated) {
        walk.complete(
                update,
                "userTask_reviewTools",
                "ivan",
                "it-operations",
                Map.of(
                        "patchesChecked", true,
                        "signaturesChecked", true,
                        "backupsChecked", true,
                        "monitoringChecked", true,
                        "hooksChecked", true,
                        "toolsOutdated", outdated,
                        "readinessNotes", "Checked"));
    }

    private Map<String, Object> recorded(ProcessInstance instance) {
        return jdbc.queryForMap("SELECT * FROM readiness_record WHERE process_instance = ?", instance.getId());
    }
}
