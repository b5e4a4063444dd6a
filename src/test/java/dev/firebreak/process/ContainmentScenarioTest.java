package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.engine.EffectWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.Lifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/** Containment from choice to release, on the plan's own diagrams and against the practice range. */
@FirebreakTest
class ContainmentScenarioTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    EffectWorker effects;

    @Autowired
    SignedIn signedIn;

    @Autowired
    ACase cases;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    @Qualifier("rangeServer")
    Lifecycle range;

    @Autowired
    TestRestTemplate http;

    @Value("${firebreak.local.range-port}")
    int rangePort;

    private String key = "";
    private String host = "";

    @BeforeEach
    void aCriticalCase() {
        AbstractAssertions.init(engine);
        key = cases.critical();
        host = ACase.host(key);
    }

    @AfterEach
    void rangeIsUp() {
        if (!range.isRunning()) {
            range.start();
        }
        AbstractAssertions.reset();
    }

    @Test
    void planProposesActionsOnlyOnTargetsOfTheirKind() throws IOException {
        ProcessInstance contain = containThreat();
        assertThat(contain).isWaitingAt("userTask_chooseContainment");
        List<String> proposed = new ArrayList<>();
        JSON.readTree(String.valueOf(runtime.getVariable(contain.getId(), "containmentRequests")))
                .forEach(row -> proposed.add(
                        row.path("action").asText() + " " + row.path("target").asText()));
        assertThat(proposed)
                .contains(
                        "isolate-host " + host,
                        "take-snapshot " + host,
                        "block-ip 198.51.100.9",
                        "block-domain evil.example",
                        "disable-account " + ACase.account(key))
                .noneMatch(
                        row -> row.contains("0.0.0.0") || row.contains("192.0.2.7") || row.contains("evil.example/x"))
                .doesNotHaveDuplicates();
    }

    @Test
    void approvedActionTakesEffectOnceAndIsActive() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        assertThat(action).isWaitingAt("userTask_approveContainment");
        approve(action, "clara", true);
        assertThat(state(host)).isEqualTo("approved");
        effects.runWaiting();
        assertThat(action)
                .isEnded()
                .hasPassed("serviceTask_carryOutContainment", "endEvent_containmentInEffect")
                .hasNotPassed(
                        "userTask_resolveContainmentOutcome",
                        "endEvent_containmentNotApproved",
                        "endEvent_containmentNotInEffect");
        confirm(contain, true);
        assertThat(contain)
                .isEnded()
                .hasPassed("endEvent_threatContained")
                .hasNotPassed("event_containmentInvalid", "userTask_giveGo", "endEvent_noContainmentNeeded");
        assertThat(state(host)).isEqualTo("active");
        assertThat(calls(host)).singleElement().satisfies(call -> {
            assertThat(call.path("kind").asText()).isEqualTo("apply");
            assertThat(call.path("caseKey").asText()).isEqualTo(key);
            assertThat(call.path("answer").asText()).isEqualTo("applied");
        });
        assertThat(entry("ContainmentRequested").actor()).isEqualTo("rita");
        assertThat(entry("ContainmentApproved").actor()).isEqualTo("clara");
        assertThat(entry("EffectApplied").actor()).isEqualTo("firebreak");
    }

    @Test
    void parametersReachTheHookAndTheRecord() throws Exception {
        Map<String, Object> flooded = cases.variables(key);
        flooded.put("incidentType", "denial-of-service");
        ProcessInstance contain = runtime.startProcessInstanceByKey("contain-threat", key, flooded);
        choose(
                contain,
                "now",
                Map.of(
                        "action",
                        "stop-service",
                        "target",
                        host,
                        "service",
                        "nginx",
                        "containHours",
                        4,
                        "reason",
                        "Flood"));
        approve(action(contain), "clara", true);
        effects.runWaiting();
        assertThat(calls(host))
                .singleElement()
                .satisfies(call -> assertThat(call.path("action").asText()).isEqualTo("stop-service"));
        assertThat(jdbc.queryForObject(
                        "SELECT parameters::text FROM containment_action WHERE target = ?", String.class, host))
                .isEqualTo("{\"contain-hours\":\"4\",\"service\":\"nginx\"}");
        assertThat(entry("ContainmentApproved").summary()).contains("Service: nginx");
    }

    @Test
    void onlyWhatIsSwitchedOnHappensByItself() throws Exception {
        ProcessInstance atOnce = runtime.startProcessInstanceByKey("contain-at-once", key, cases.variables(key));
        String segment = ACase.segment(key);
        assertThat(state(segment)).isEqualTo("approved");
        effects.runWaiting();
        runJobs(atOnce);
        assertThat(atOnce).isEnded().hasPassed("endEvent_containedAtOnce").hasNotPassed("endEvent_leftToPeople");
        assertThat(state(segment)).isEqualTo("active");
        assertThat(requester(segment)).isEqualTo("firebreak");
        assertThat(calls(segment)).hasSize(1);
        assertThat(calls(host)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM containment_action WHERE case_key = ?", Integer.class, key))
                .isEqualTo(1);
    }

    @Test
    void whatIsSwitchedOnStillWaitsForPeopleWhereTheTableSaysSo() throws Exception {
        Map<String, Object> variables = cases.variables(key);
        variables.put("criticalAsset", true);
        ProcessInstance atOnce = runtime.startProcessInstanceByKey("contain-at-once", key, variables);
        effects.runWaiting();
        assertThat(action(atOnce))
                .isWaitingAt("userTask_approveContainment")
                .hasNotPassed("serviceTask_carryOutContainment");
        assertThat(calls(ACase.segment(key))).isEmpty();
    }

    @Test
    void caseWithNothingSwitchedOnIsLeftToPeople() {
        key = cases.medium();
        ProcessInstance atOnce = runtime.startProcessInstanceByKey("contain-at-once", key, cases.variables(key));
        assertThat(atOnce)
                .isEnded()
                .hasPassed("endEvent_leftToPeople")
                .hasNotPassed("callActivity_carryOutContainment", "endEvent_containedAtOnce");
    }

    @Test
    void whatAPersonAsksForIsApprovedEvenWhereItIsSwitchedOn() {
        String segment = ACase.segment(key);
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("restrict-segment", segment));
        assertThat(action(contain)).isWaitingAt("userTask_approveContainment");
        assertThat(state(segment)).isEqualTo("requested");
    }

    @Test
    void approvalThatLapsedBeforeSendingIsAskedForAgain() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        timePasses(host, 5);
        effects.runWaiting();
        assertThat(action).isWaitingAt("userTask_approveContainment").hasNotPassed("endEvent_containmentInEffect");
        assertThat(state(host)).isEqualTo("requested");
        assertThat(entry("ApprovalLapsed").summary()).contains("clara").contains("asked for again");
        assertThat(calls(host)).isEmpty();
        approve(action, "clara", true);
        effects.runWaiting();
        assertThat(action).isEnded().hasPassed("endEvent_containmentInEffect");
        assertThat(state(host)).isEqualTo("active");
        assertThat(calls(host)).hasSize(1);
    }

    @Test
    void firstApprovalLapsesWhileTheSecondIsWaitedFor() {
        key = cases.medium();
        host = ACase.host(key);
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        timePasses(host, 5);
        approve(action, "carlos", true);
        assertThat(action).isWaitingAt("userTask_approveContainment").hasNotPassed("serviceTask_carryOutContainment");
        assertThat(state(host)).isEqualTo("requested");
        approve(action, "carlos", true);
        approve(action, "clara", true);
        assertThat(action)
                .isWaitingAt("serviceTask_carryOutContainment")
                .hasNotPassed("endEvent_containmentNotApproved");
        assertThat(state(host)).isEqualTo("approved");
    }

    @Test
    void nothingIsDoneForACaseThatHasEnded() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        jdbc.update("UPDATE incident_case SET state = 'dismissed', ended_at = now() WHERE key = ?", key);
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        effects.runWaiting();
        assertThat(action).isEnded().hasPassed("endEvent_containmentNotApproved");
        assertThat(state(host)).isEqualTo("withdrawn");
        assertThat(calls(host)).isEmpty();
    }

    @Test
    void protectedTargetIsRefusedWithAReasonUnlessTwoOthersOverride() throws Exception {
        String controller = "dc-01." + host + ".example";
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", controller));
        ProcessInstance action = action(contain);
        assertThat(action).isWaitingAt("userTask_overrideProtection").hasNotPassed("userTask_approveContainment");
        assertThat(runtime.getVariable(action.getId(), "protectedReason")).isEqualTo("Domain controller");
        assertThatThrownBy(() -> override(action, "rita", true)).hasMessageContaining("rita asked for");
        override(action, "clara", true);
        assertThatThrownBy(() -> override(action, "clara", true)).hasMessageContaining("needs a second person");
        override(action, "marta", true);
        assertThat(action).isWaitingAt("userTask_approveContainment").hasNotPassed("endEvent_targetNeverContained");
        approve(action, "carlos", true);
        effects.runWaiting();
        assertThat(state(controller)).isEqualTo("active");
        assertThat(calls(controller)).hasSize(1);
        assertThat(entry("ProtectionOverridden").summary()).contains("Domain controller");
        assertThat(entry("OverrideRefused").actor()).isEqualTo("rita");
    }

    @Test
    void protectionThatOnePersonKeepsIsKept() throws Exception {
        String controller = "dc-01." + host + ".example";
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", controller));
        ProcessInstance action = action(contain);
        override(action, "clara", true);
        override(action, "carlos", false);
        effects.runWaiting();
        assertThat(action)
                .isEnded()
                .hasPassed("endEvent_targetNeverContained")
                .hasNotPassed("userTask_approveContainment", "serviceTask_carryOutContainment");
        assertThat(state(controller)).isEqualTo("declined");
        assertThat(calls(controller)).isEmpty();
    }

    @Test
    void hourOfTheDayIsThatOfTheOrganisation() {
        ProcessInstance contain = containThreat();
        int before = ZonedDateTime.now(ZoneId.of("Europe/Berlin")).getHour();
        choose(contain, "now", row("isolate-host", host));
        assertThat(runtime.getVariable(action(contain).getId(), "hourOfDay")).isIn((long) before, (long)
                ZonedDateTime.now(ZoneId.of("Europe/Berlin")).getHour());
    }

    @Test
    void riskyActionOnALesserCaseNeedsTwoPeople() {
        key = cases.medium();
        host = ACase.host(key);
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        assertThat(action).isWaitingAt("userTask_approveContainment");
        assertThatThrownBy(() -> approve(action, "clara", true))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("needs a second person");
        approve(action, "carlos", true);
        assertThat(action)
                .isWaitingAt("serviceTask_carryOutContainment")
                .hasNotPassed("endEvent_containmentNotApproved");
    }

    @Test
    void whoAskedCannotApproveAndTheRefusalIsRecorded() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        assertThatThrownBy(() -> approve(action, "rita", true))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("rita asked for")
                .hasMessageContaining("Leave it to another incident commander");
        assertThat(entry("ApprovalRefused").actor()).isEqualTo("rita");
        assertThat(action).isWaitingAt("userTask_approveContainment").hasNotPassed("serviceTask_carryOutContainment");
        assertThat(calls(host)).isEmpty();
    }

    @Test
    void whoAskedReadsASentenceInTasklistAndNotAFailure() {
        ProcessInstance contain = containThreat();
        signedIn.as("clara", "responder", () -> chooseAs(contain, "now", row("isolate-host", host)));
        Task approval = tasks.createTaskQuery()
                .processInstanceId(action(contain).getId())
                .singleResult();
        ResponseEntity<String> answer = http.withBasicAuth("clara", "firebreak")
                .postForEntity(
                        "/engine-rest/task/" + approval.getId() + "/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "approved", Map.of("value", true, "type", "Boolean"),
                                        "approvalReason", Map.of("value", "Mine", "type", "String"))),
                        String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("clara asked for").doesNotContain("TaskListener");
        assertThat(entry("ApprovalRefused").actor()).isEqualTo("clara");
    }

    @Test
    void databaseRefusesAnApprovalByTheRequesterAndAChangeAfterApproval() {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        String insert = """
                INSERT INTO containment_approval (action_id, requester, action_hash, approver, approved, reason, at)
                SELECT id, ?, action_hash, ?, true, '', now() FROM containment_action WHERE target = ?
                """;
        assertThatThrownBy(() -> jdbc.update(insert, "rita", "Rita", host))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update(insert, "somebody", "rita", host))
                .isInstanceOf(DataIntegrityViolationException.class);
        approve(action(contain), "clara", true);
        assertThatThrownBy(() -> jdbc.update(insert, "rita", "clara", host))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update("UPDATE containment_action SET target = 'srv-dc' WHERE target = ?", host))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update(
                        "UPDATE containment_action SET parameters = '{\"contain-hours\":\"9\"}' WHERE target = ?",
                        host))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update("UPDATE containment_action SET requester = 'x' WHERE target = ?", host))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void declinedActionIsNotCarriedOut() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", false);
        effects.runWaiting();
        assertThat(action)
                .isEnded()
                .hasPassed("endEvent_containmentNotApproved")
                .hasNotPassed("serviceTask_carryOutContainment", "endEvent_containmentInEffect");
        assertThat(state(host)).isEqualTo("declined");
        assertThat(calls(host)).isEmpty();
        confirm(contain, false);
        assertThat(contain).isWaitingAt("userTask_chooseContainment").hasNotPassed("endEvent_threatContained");
    }

    @Test
    void refusedActionGoesToAPersonWhoDoesItByHand() {
        String target = "refuse-" + host;
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", target));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        effects.runWaiting();
        assertThat(action)
                .isWaitingAt("userTask_resolveContainmentOutcome")
                .hasNotPassed("endEvent_containmentInEffect");
        assertThat(runtime.getVariable(action.getId(), "containmentMessage"))
                .asString()
                .contains("HTTP 409");
        assertThat(state(target)).isEqualTo("refused");
        resolve(action, "userTask_resolveContainmentOutcome", "done-by-hand");
        assertThat(action)
                .isEnded()
                .hasPassed("serviceTask_resolveContainment", "endEvent_containmentInEffect")
                .hasNotPassed("endEvent_containmentNotInEffect");
        assertThat(state(target)).isEqualTo("active");
        assertThat(entry("ContainmentAnswered").summary()).contains("done by hand");
    }

    @Test
    void unknownOutcomeGoesToAPersonWhoFindsThatNothingHappened() throws Exception {
        String mail = "garbage." + key + "@mail.example";
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("quarantine-mail", "<" + mail + ">"));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        effects.runWaiting();
        assertThat(action).isWaitingAt("userTask_resolveContainmentOutcome");
        assertThat(state(mail)).isEqualTo("unknown");
        assertThat(calls(mail)).hasSize(1);
        resolve(action, "userTask_resolveContainmentOutcome", "no-effect");
        assertThat(action)
                .isEnded()
                .hasPassed("endEvent_containmentNotInEffect")
                .hasNotPassed("endEvent_containmentInEffect");
        assertThat(state(mail)).isEqualTo("failed");
    }

    @Test
    void invalidTargetGoesBackToTheFormWithASentence() {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("block-ip", "0.0.0.0/0"), row("isolate-host", host));
        assertThat(contain)
                .isWaitingAt("userTask_chooseContainment")
                .hasPassed("event_containmentInvalid")
                .hasNotPassed("callActivity_carryOutContainment");
        assertThat(runtime.getVariable(contain.getId(), "containmentProblem"))
                .asString()
                .contains("0.0.0.0/0");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM containment_action WHERE case_key = ?", Integer.class, key))
                .isZero();
    }

    @Test
    void nowWithoutAnActionIsRefused() {
        ProcessInstance contain = containThreat();
        choose(contain, "now");
        assertThat(contain).isWaitingAt("userTask_chooseContainment").hasPassed("event_containmentInvalid");
        assertThat(runtime.getVariable(contain.getId(), "containmentProblem"))
                .asString()
                .contains("at least one action");
    }

    @Test
    void nothingToContainEndsWithoutContainment() {
        ProcessInstance contain = containThreat();
        choose(contain, "none");
        assertThat(contain)
                .isEnded()
                .hasPassed("endEvent_noContainmentNeeded")
                .hasNotPassed("serviceTask_requestContainment", "endEvent_threatContained");
    }

    @Test
    void goIsGivenByTheCommanderWhoMayThenApprove() {
        ProcessInstance contain = containThreat();
        choose(contain, "together", row("isolate-host", host));
        assertThat(contain).isWaitingAt("userTask_giveGo").hasNotPassed("serviceTask_requestContainment");
        go(contain, "choose-again");
        assertThat(contain).isWaitingAt("userTask_chooseContainment");
        choose(contain, "later", row("isolate-host", host));
        go(contain, "go");
        assertThat(requester(host)).isEqualTo("rita");
        approve(action(contain), "clara", true);
        assertThat(state(host)).isEqualTo("approved");
    }

    @Test
    void releaseUndoesEverythingThatIsActive() throws Exception {
        contained(row("isolate-host", host), row("revoke-sessions", ACase.account(key)));
        assertThat(state(ACase.account(key))).isEqualTo("done");
        ProcessInstance release = release();
        clearRelease(release);
        effects.runWaiting();
        runJobs(release);
        assertThat(release)
                .isEnded()
                .hasPassed("endEvent_actionReleased", "endEvent_releaseFinished")
                .hasNotPassed("userTask_resolveReleaseOutcome", "endEvent_releaseSettled", "endEvent_nothingToRelease");
        assertThat(state(host)).isEqualTo("released");
        assertThat(calls(host)).extracting(call -> call.path("kind").asText()).containsExactly("release", "apply");
    }

    @Test
    void nothingActiveMeansNothingToRelease() {
        ProcessInstance release = release();
        assertThat(release)
                .isEnded()
                .hasPassed("endEvent_nothingToRelease")
                .hasNotPassed("userTask_clearRelease", "endEvent_releaseFinished");
    }

    @Test
    void refusedReleaseGoesToAPersonAndStaysActiveWhereItCannotBeDone() {
        String target = "stuck-" + host;
        contained(row("isolate-host", target));
        ProcessInstance release = release();
        clearRelease(release);
        effects.runWaiting();
        assertThat(release).isWaitingAt("userTask_resolveReleaseOutcome").hasNotPassed("endEvent_releaseFinished");
        assertThat(state(target)).isEqualTo("release-refused");
        resolve(release, "userTask_resolveReleaseOutcome", "given-up");
        runJobs(release);
        assertThat(release)
                .isEnded()
                .hasPassed("endEvent_releaseSettled", "endEvent_releaseFinished")
                .hasNotPassed("endEvent_actionReleased");
        assertThat(state(target)).isEqualTo("active");
    }

    @Test
    void unknownReleaseGoesToAPersonWhoFindsItReleased() {
        String mail = "garbage." + key + "@mail.example";
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("quarantine-mail", mail));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        effects.runWaiting();
        resolve(action, "userTask_resolveContainmentOutcome", "took-effect");
        assertThat(state(mail)).isEqualTo("active");
        ProcessInstance release = release();
        clearRelease(release);
        effects.runWaiting();
        assertThat(release).isWaitingAt("userTask_resolveReleaseOutcome");
        assertThat(state(mail)).isEqualTo("release-unknown");
        resolve(release, "userTask_resolveReleaseOutcome", "took-effect");
        runJobs(release);
        assertThat(release).isEnded();
        assertThat(state(mail)).isEqualTo("released");
    }

    @Test
    void hookThatIsAwayIsTriedAgainBySchedule() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        range.stop();
        effects.runWaiting();
        assertThat(action).isWaitingAt("serviceTask_carryOutContainment");
        assertThat(entry("EffectPostponed").summary()).contains("cannot be reached");
        assertThat(state(host)).isEqualTo("applying");
        range.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            effects.runWaiting();
            return state(host).equals("active");
        });
        assertThat(action).isEnded().hasPassed("endEvent_containmentInEffect");
        assertThat(calls(host)).hasSize(1);
    }

    @Test
    void crashBetweenCallAndOutcomeRepeatsTheSameKeyWhereTheHookHonoursIt() throws Exception {
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("isolate-host", host));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        String idempotencyKey = crashed(action, "isolate-host", host);
        post("edr", "isolate-host", host, idempotencyKey);
        effects.runWaiting();
        assertThat(action).isEnded().hasPassed("endEvent_containmentInEffect");
        assertThat(calls(host))
                .hasSize(2)
                .allMatch(call -> call.path("key").asText().equals(idempotencyKey));
        assertThat(outcome(action)).contains("already");
    }

    @Test
    void crashBetweenCallAndOutcomeIsUnknownWhereTheHookHonoursNoKeys() throws Exception {
        String mail = key + "@mail.example";
        ProcessInstance contain = containThreat();
        choose(contain, "now", row("quarantine-mail", mail));
        ProcessInstance action = action(contain);
        approve(action, "clara", true);
        crashed(action, "quarantine-mail", mail);
        effects.runWaiting();
        assertThat(action).isWaitingAt("userTask_resolveContainmentOutcome");
        assertThat(state(mail)).isEqualTo("unknown");
        assertThat(calls(mail)).isEmpty();
    }

    @Test
    void drillReachesNoHook() throws Exception {
        key = cases.drill();
        host = ACase.host(key);
        range.stop();
        contained(row("isolate-host", host), row("block-ip", "198.51.100.77"));
        assertThat(state(host)).isEqualTo("active");
        ProcessInstance release = release();
        clearRelease(release);
        effects.runWaiting();
        runJobs(release);
        assertThat(release).isEnded();
        assertThat(state(host)).isEqualTo("released");
        assertThat(entry("EffectApplied").summary()).contains("Drill: nothing was sent");
        range.start();
        assertThat(calls(host)).isEmpty();
    }

    /** The approvals of an action are that much older. */
    private void timePasses(String target, int hours) {
        jdbc.update(
                "UPDATE containment_approval SET at = at - make_interval(hours => ?) WHERE action_id IN "
                        + "(SELECT id FROM containment_action WHERE target = ?)",
                hours,
                target);
    }

    private ProcessInstance containThreat() {
        return runtime.startProcessInstanceByKey("contain-threat", key, cases.variables(key));
    }

    private ProcessInstance release() {
        return runtime.startProcessInstanceByKey("release-containment", key, cases.variables(key));
    }

    @SafeVarargs
    private void contained(Map<String, Object>... rows) {
        ProcessInstance contain = containThreat();
        choose(contain, "now", rows);
        for (ProcessInstance action : actions(contain)) {
            approve(action, "clara", true);
        }
        effects.runWaiting();
        confirm(contain, true);
    }

    private static Map<String, Object> row(String action, String target) {
        return Map.of("action", action, "target", target, "reason", "Beacon");
    }

    @SafeVarargs
    private void choose(ProcessInstance contain, String timing, Map<String, Object>... rows) {
        signedIn.as("rita", "responder", () -> chooseAs(contain, timing, rows));
    }

    @SafeVarargs
    private void chooseAs(ProcessInstance contain, String timing, Map<String, Object>... rows) {
        complete(
                contain,
                "userTask_chooseContainment",
                Map.of(
                        "containmentRequests", Spin.JSON(JSON.valueToTree(rows).toString()),
                        "containmentTiming", timing,
                        "missionEffect", "One desk stands still",
                        "checkedMissionEffect", true,
                        "checkedEvidencePreserved", true,
                        "checkedSideEffects", true,
                        "checkedSafeChannel", true));
    }

    private void go(ProcessInstance contain, String answer) {
        signedIn.as(
                "carlos",
                "incident-commander",
                () -> complete(
                        contain,
                        "userTask_giveGo",
                        Map.of(
                                "containmentGo",
                                answer,
                                "containmentGoNotes",
                                "All agreed",
                                "checkedEverybodyReady",
                                true)));
    }

    private void approve(ProcessInstance action, String person, boolean approved) {
        signedIn.as(
                person,
                "incident-commander",
                () -> complete(
                        action,
                        "userTask_approveContainment",
                        Map.of("approved", approved, "approvalReason", "Damage is smaller")));
    }

    private void override(ProcessInstance action, String person, boolean granted) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("overrideGranted", granted);
        answers.put("overrideReason", "The attacker sits on it");
        if (granted) {
            answers.put("checkedConsequences", true);
        }
        signedIn.as(person, "incident-commander", () -> complete(action, "userTask_overrideProtection", answers));
    }

    private void resolve(ProcessInstance instance, String task, String resolution) {
        signedIn.as(
                "rita",
                "responder",
                () -> complete(
                        instance,
                        task,
                        Map.of(
                                "resolution",
                                resolution,
                                "resolutionNotes",
                                "Looked at the console",
                                "checkedOnSystem",
                                true)));
    }

    private void confirm(ProcessInstance contain, boolean contained) {
        runJobs(contain);
        signedIn.as(
                "rita",
                "responder",
                () -> complete(
                        contain,
                        "userTask_confirmContainment",
                        Map.of(
                                "threatContained",
                                contained,
                                "containmentNotes",
                                "Watched it",
                                "checkedContainmentHolds",
                                true,
                                "checkedReaction",
                                true)));
    }

    private void clearRelease(ProcessInstance release) {
        signedIn.as(
                "clara",
                "incident-commander",
                () -> complete(
                        release,
                        "userTask_clearRelease",
                        Map.of("checkedCauseGone", true, "checkedReleaseOrder", true)));
    }

    private void complete(ProcessInstance instance, String element, Map<String, Object> values) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(element)
                .singleResult();
        tasks.complete(task.getId(), values);
    }

    private ProcessInstance action(ProcessInstance contain) {
        return actions(contain).get(0);
    }

    private List<ProcessInstance> actions(ProcessInstance contain) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(contain.getId())
                .list();
    }

    private void runJobs(ProcessInstance instance) {
        List<Job> waiting = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .list();
        while (!waiting.isEmpty()) {
            waiting.forEach(job -> management.executeJob(job.getId()));
            waiting = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .messages()
                    .list();
        }
    }

    /** Leaves behind what a crash between call and outcome leaves: a durable intent. Gives its key. */
    private String crashed(ProcessInstance action, String word, String target) throws Exception {
        ExternalTask task = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(action.getId())
                .singleResult();
        String text = String.join("\n", key, task.getActivityInstanceId(), word, target);
        String idempotencyKey = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        jdbc.update("""
                INSERT INTO effect (key, case_key, topic, action, target, state, attempts, created_at, updated_at)
                VALUES (?, ?, 'containment', ?, ?, 'intended', 1, now(), now())
                """, idempotencyKey, key, word, target);
        jdbc.update("UPDATE containment_action SET state = 'applying' WHERE target = ?", target);
        return idempotencyKey;
    }

    private void post(String system, String word, String target, String idempotencyKey) throws Exception {
        String body = JSON.writeValueAsString(
                Map.of("caseKey", key, "action", word, "target", target, "kind", "apply", "reason", "Beacon"));
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rangePort + "/" + system))
                                .header("Idempotency-Key", idempotencyKey)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** What the practice range received for a target, newest first. */
    private List<JsonNode> calls(String target) throws Exception {
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rangePort + "/calls"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        List<JsonNode> calls = new ArrayList<>();
        JSON.readTree(answer).forEach(call -> {
            if (call.path("target").asText().equals(target)) {
                calls.add(call);
            }
        });
        return calls;
    }

    private String outcome(ProcessInstance action) {
        return String.valueOf(history.createHistoricVariableInstanceQuery()
                .processInstanceId(action.getId())
                .variableName("containmentOutcome")
                .singleResult()
                .getValue());
    }

    private String state(String target) {
        return String.valueOf(
                jdbc.queryForObject("SELECT state FROM containment_action WHERE target = ?", String.class, target));
    }

    private String requester(String target) {
        return String.valueOf(
                jdbc.queryForObject("SELECT requester FROM containment_action WHERE target = ?", String.class, target));
    }

    private TimelineEntry entry(String kind) {
        return timeline.of(key).stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No entry " + kind + " on the timeline of " + key));
    }
}
