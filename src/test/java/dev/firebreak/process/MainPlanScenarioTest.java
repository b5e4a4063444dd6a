package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.cases.CaseActions;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.CaseOpener;
import dev.firebreak.cases.CaseState;
import dev.firebreak.cases.Cases;
import dev.firebreak.cases.Indicator;
import dev.firebreak.cases.NewCase;
import dev.firebreak.cases.RequestedHelp;
import dev.firebreak.cases.RequestedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The main plan and the processes that only it calls, from the alert to each of its ends. */
@FirebreakTest
class MainPlanScenarioTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    CaseOpener opener;

    @Autowired
    CaseActions actions;

    @Autowired
    Cases cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    SignedIn signedIn;

    @Autowired
    Walker walker;

    @Autowired
    ACase plan;

    @Test
    void incidentIsContainedRecoveredReviewedAndClosed() {
        String key = aCase("rosa@example.org");
        walker.toTheEnd(key, Map.of());
        assertThat(walker.passed(key))
                .contains(
                        "endEvent_onCallAlerted",
                        "endEvent_reporterThanked",
                        "callActivity_classifyAtFirst",
                        "callActivity_classifyAfterTriage",
                        "callActivity_containThreat",
                        "userTask_assessScope",
                        "callActivity_classifyByScope",
                        "endEvent_authoritiesNotified",
                        "endEvent_stakeholdersInformed",
                        "endEvent_tracesRemoved",
                        "endEvent_serviceRestored",
                        "callActivity_releaseContainment",
                        "callActivity_reviewIncident",
                        "endEvent_caseClosed",
                        "endEvent_caseClosedAndDocumented")
                .doesNotContain("endEvent_alertDismissed", "endEvent_caseMerged", "endEvent_falseAlarm");
        assertThat(walker.visits(key, "userTask_eradicateOnAsset")).isEqualTo(2);
        assertThat(state(key)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void alertThatIsNoIncidentEndsDismissed() {
        String key = aCase("rosa@example.org");
        walker.toTheEnd(key, Map.of("triageOutcome", "not-incident"));
        assertThat(walker.passed(key))
                .contains("endEvent_alertDismissed", "callActivity_tellReporterDismissed")
                .doesNotContain("callActivity_containThreat");
        assertThat(state(key)).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void automaticActionThatWaitsForApprovalEndsWithItsDismissedCase() {
        String key = aCase("", new Indicator("cidr", "10.77.0.0/24"));
        Task triage = walker.until(key, "userTask_triageAlert", Map.of());
        containAtOnceWaitsForApproval(key);
        walker.complete(triage, Map.of("triageOutcome", "not-incident"));
        walker.settle(key);
        assertThat(state(key)).isEqualTo(CaseState.DISMISSED);
        assertThat(tasks(key, "userTask_approveContainment")).isZero();
        assertThat(running(key)).isZero();
        assertThat(walker.passed(key)).contains("endEvent_nothingDone").doesNotContain("endEvent_containmentInEffect");
    }

    @Test
    void automaticActionThatWaitsForApprovalEndsWithItsMergedCase() {
        String other = aCase("");
        String key = aCase("", new Indicator("cidr", "10.78.0.0/24"));
        Task triage = walker.until(key, "userTask_triageAlert", Map.of());
        containAtOnceWaitsForApproval(key);
        walker.complete(triage, Map.of("triageOutcome", "duplicate", "mergedInto", other));
        walker.settle(key);
        assertThat(state(key)).isEqualTo(CaseState.MERGED);
        assertThat(tasks(key, "userTask_approveContainment")).isZero();
        assertThat(running(key)).isZero();
    }

    /** As the main plan does, for a case that is severe at first sight and touches what the business needs. */
    private void containAtOnceWaitsForApproval(String key) {
        Map<String, Object> variables = new HashMap<>(plan.variables(key));
        variables.put("severity", "critical");
        variables.put("incidentType", "intrusion");
        variables.put("criticalAsset", true);
        runtime.startProcessInstanceByKey("contain-at-once", key, variables);
        assertThat(tasks(key, "userTask_approveContainment")).isEqualTo(1);
    }

    @Test
    void duplicateIsMergedAndAMergeThatMakesNoSenseComesBackToTriage() {
        String other = aCase("");
        String key = aCase("");
        Task triage = walker.until(key, "userTask_triageAlert", Map.of());
        walker.complete(triage, Map.of("triageOutcome", "duplicate", "mergedInto", key));
        triage = walker.until(key, "userTask_triageAlert", Map.of());
        assertThat(walker.passed(key)).contains("event_mergeRefused").doesNotContain("endEvent_caseMerged");
        walker.complete(triage, Map.of("triageOutcome", "duplicate", "mergedInto", other));
        walker.toTheEnd(key, Map.of());
        assertThat(walker.passed(key)).contains("endEvent_caseMerged");
        assertThat(state(key)).isEqualTo(CaseState.MERGED);
        assertThat(state(other)).isEqualTo(CaseState.OPEN);
    }

    @Test
    void anotherCompromiseAndAFailedRecoveryLeadBackToContainment() {
        String key = aCase("");
        walker.complete(walker.until(key, "userTask_investigateIncident", Map.of()), Map.of("newCompromise", true));
        walker.complete(walker.until(key, "userTask_signOffRecovery", Map.of()), Map.of("recovered", false));
        walker.complete(walker.until(key, "userTask_monitorService", Map.of()), Map.of("recovered", false));
        walker.toTheEnd(key, Map.of());
        assertThat(walker.visits(key, "callActivity_containThreat")).isEqualTo(4);
        assertThat(walker.visits(key, "endEvent_recoveryNotValidated")).isEqualTo(2);
        assertThat(state(key)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void relatedAlertIsAssessedAndContained() {
        String key = aCase("");
        walker.until(key, "userTask_assessScope", Map.of());
        join(key, "Second beacon");
        walker.complete(
                walker.until(key, "userTask_assessRelatedAlert", Map.of()), Map.of("relatedNeedsContainment", true));
        join(key, "Third beacon");
        walker.toTheEnd(key, Map.of());
        assertThat(walker.passed(key))
                .contains(
                        "endEvent_relatedAlertContained", "endEvent_relatedAlertNoted", "callActivity_containRelated");
    }

    @Test
    void severityThatWasChangedByHandIsToldToTheTeam() {
        String key = aCase("");
        walker.until(key, "userTask_assessScope", Map.of());
        asAnalyst(() -> actions.changeSeverity(new CaseKey(key), "critical", "The mail server is affected too"));
        walker.settle(key);
        assertThat(walker.passed(key)).contains("endEvent_teamTold", "businessRuleTask_compareWithTable");
        assertThat(cases.get(new CaseKey(key)).severity()).isEqualTo("critical");
    }

    @Test
    void mergeOfARunningCaseIsRefusedIntoAClosedOneAndThenCorrected() {
        String target = aCase("");
        String closedMeanwhile = aCase("");
        String key = aCase("");
        walker.until(key, "userTask_assessScope", Map.of());
        walker.toTheEnd(closedMeanwhile, Map.of("triageOutcome", "not-incident"));
        runtime.createMessageCorrelation("CaseMerged")
                .processInstanceId(mainInstance(key))
                .setVariable("mergedInto", closedMeanwhile)
                .correlate();
        Task correct = walker.until(key, "userTask_settleRefusedMerge", Map.of());
        assertThat(walker.passed(key)).contains("event_mergeIntoOtherRefused");
        walker.complete(correct, Map.of("mergedInto", target));
        walker.settle(key);
        assertThat(walker.passed(key)).contains("endEvent_mergedIntoOther");
        assertThat(state(key)).isEqualTo(CaseState.MERGED);
    }

    @Test
    void caseFoundToBeAFalseAlarmIsReleasedAndDismissed() {
        String key = aCase("rosa@example.org");
        walker.until(key, "userTask_assessScope", Map.of());
        asAnalyst(() -> actions.dismiss(new CaseKey(key), "A penetration test that nobody announced"));
        walker.toTheEnd(key, Map.of());
        assertThat(walker.passed(key))
                .contains("callActivity_releaseAfterFalseAlarm", "endEvent_falseAlarm")
                .doesNotContain("callActivity_reviewIncident");
        assertThat(state(key)).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void taskAndExpertThatSomebodyAsksForAreFollowedUp() {
        String key = aCase("");
        walker.until(key, "userTask_assessScope", Map.of());
        asAnalyst(() -> actions.requestTask(
                new CaseKey(key),
                new RequestedTask(
                        "Fetch the camera footage",
                        "Ask the reception",
                        "responder",
                        "",
                        Instant.parse("2099-01-01T00:00:00Z"))));
        asAnalyst(() -> actions.requestExperts(
                new CaseKey(key),
                new RequestedHelp("Nordlicht Forensics", "hotline@forensics.example.net", "Image two disks")));
        walker.toTheEnd(key, Map.of());
        assertThat(walker.passed(key))
                .contains("endEvent_taskDone", "endEvent_expertsEngaged", "endEvent_expertResultRecorded");
    }

    @Test
    void managementHearsOfAnOverdueCase() {
        String key = aCase("");
        walker.until(key, "userTask_assessScope", Map.of());
        walker.fireTimers(key, "startEvent_closingDatePassed");
        assertThat(walker.passed(key)).contains("endEvent_managementTold");
        assertThat(state(key)).isEqualTo(CaseState.OPEN);
    }

    @Test
    void closedCaseIsTakenUpAgain() {
        String key = aCase("");
        walker.toTheEnd(key, Map.of("triageOutcome", "not-incident"));
        asAnalyst(() -> actions.reopen(new CaseKey(key), "The same machine beacons again"));
        walker.until(key, "userTask_triageAlert", Map.of());
        assertThat(walker.passed(key)).contains("startEvent_caseReopened");
        assertThat(state(key)).isEqualTo(CaseState.OPEN);
    }

    @Test
    void caseStaysOpenWhileSomethingIsInTheWay() {
        String key = aCase("");
        walker.until(key, "userTask_approveReviewReport", Map.of());
        asAnalyst(() -> actions.requestTask(
                new CaseKey(key),
                new RequestedTask(
                        "Return the laptop", "To its owner", "responder", "", Instant.parse("2099-01-01T00:00:00Z"))));
        walker.complete(walker.until(key, "userTask_approveReviewReport", Map.of()), Map.of());
        walker.settle(key);
        assertThat(walker.passed(key)).contains("serviceTask_checkClosing").doesNotContain("endEvent_caseClosed");
        walker.complete(walker.until(key, "userTask_clearClosingObstacles", Map.of()), Map.of());
        walker.toTheEnd(key, Map.of());
        assertThat(state(key)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void clocksOfAMergedCaseGoOnInTheOtherOneAndEndInTheOneBefore() {
        String first = aCase("");
        String second = aCase("");
        String last = aCase("");
        walker.until(first, "userTask_draftNotice", Map.of("personalData", true));
        merge(first, second);
        assertThat(running(first)).isZero();
        assertThat(tasks(second, "userTask_draftNotice")).isOne();
        merge(second, last);
        assertThat(running(second)).isZero();
        assertThat(tasks(last, "userTask_draftNotice")).isOne();
        assertThat(state(first)).isEqualTo(CaseState.MERGED);
        assertThat(state(second)).isEqualTo(CaseState.MERGED);
        walker.toTheEnd(last, Map.of());
        assertThat(walker.passed(last)).contains("startEvent_clockMoved", "endEvent_clockAnswered");
        assertThat(walker.visits(last, "userTask_recordProof")).isOne();
        assertThat(state(last)).isEqualTo(CaseState.CLOSED);
        assertThat(running(last)).isZero();
    }

    private void merge(String from, String into) {
        runtime.createMessageCorrelation("CaseMerged")
                .processInstanceId(mainInstance(from))
                .setVariable("mergedInto", into)
                .correlate();
        walker.settle(from);
        walker.settle(into);
    }

    private long running(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .count();
    }

    private long tasks(String key, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(element)
                .count();
    }

    private String aCase(String reporter, Indicator... more) {
        int number = NUMBER.incrementAndGet();
        List<Indicator> indicators = new ArrayList<>(List.of(more));
        indicators.add(new Indicator("ip", "198.51.100." + number));
        String key = opener.open(new NewCase(
                        "Beacon " + number + " to a known server",
                        "Seen by the sensor",
                        "test",
                        "high",
                        "",
                        null,
                        false,
                        reporter,
                        List.of("plan-" + number),
                        List.of("user-" + number),
                        indicators))
                .text();
        walker.settle(key);
        return key;
    }

    private void join(String key, String title) {
        runtime.createMessageCorrelation("AlertJoined")
                .processInstanceId(mainInstance(key))
                .setVariablesToTriggeredScope(Map.of("relatedTitle", title, "relatedAlertId", "alert-" + title))
                .correlate();
        walker.settle(key);
    }

    private String mainInstance(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("respond-to-incident")
                .singleResult()
                .getId();
    }

    private void asAnalyst(Runnable what) {
        signedIn.as("anna", "analyst", what);
    }

    private CaseState state(String key) {
        return cases.get(new CaseKey(key)).state();
    }
}
