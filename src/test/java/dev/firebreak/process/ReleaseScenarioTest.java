package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** One action comes to its end: released singly, or asked about when its hours are over. */
@FirebreakTest
class ReleaseScenarioTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Walk walk;

    @Autowired
    ACase cases;

    @Autowired
    Timeline timeline;

    @Autowired
    List<CaseFollower> followers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private String key = "";
    private String host = "";

    @BeforeEach
    void aCriticalCase() {
        AbstractAssertions.init(engine);
        key = cases.critical();
        host = ACase.host(key);
    }

    @AfterEach
    void reset() {
        AbstractAssertions.reset();
    }

    @Test
    void oneActionIsReleasedByTwoPeopleAndTheOtherStays() {
        String ip = "203.0.113." + Integer.parseInt(key.substring(key.length() - 4)) % 250;
        contained(Map.of("action", "isolate-host", "target", host), Map.of("action", "block-ip", "target", ip));
        assertThat(ask(host).status()).isEqualTo(200);
        assertThat(state(host)).isEqualTo("release-requested");
        assertThat(ask(host).status()).isEqualTo(409);
        ProcessInstance release = process("release-action");
        assertThat(release).isWaitingAt("userTask_clearOneRelease");
        clear(release, "carlos", true);
        walk.run(release);
        assertThat(release)
                .isEnded()
                .hasPassed("endEvent_actionReleased")
                .hasNotPassed("endEvent_actionStays", "endEvent_releaseSettled");
        assertThat(state(host)).isEqualTo("released");
        assertThat(state(ip)).isEqualTo("active");
        assertThat(kinds()).contains("ReleaseRequested");
    }

    @Test
    void whoAsksForAReleaseCannotClearIt() {
        contained(Map.of("action", "isolate-host", "target", host));
        ask(host);
        ProcessInstance release = process("release-action");
        assertThatThrownBy(() -> clear(release, "clara", true)).hasMessageContaining("second pair of eyes");
        assertThat(release).isWaitingAt("userTask_clearOneRelease").hasNotPassed("serviceTask_releaseContainment");
    }

    @Test
    void releaseThatIsNotClearedLeavesTheActionInForce() {
        contained(Map.of("action", "isolate-host", "target", host));
        ask(host);
        ProcessInstance release = process("release-action");
        clear(release, "carlos", false);
        assertThat(release)
                .isEnded()
                .hasPassed("endEvent_actionStays")
                .hasNotPassed("serviceTask_releaseContainment", "endEvent_actionReleased");
        assertThat(state(host)).isEqualTo("active");
        assertThat(kinds()).contains("ReleaseDeclined");
    }

    @Test
    void hookThatRefusesTheReleaseLeavesItToAPerson() {
        host = "stuck-" + host;
        contained(Map.of("action", "isolate-host", "target", host));
        ask(host);
        ProcessInstance release = process("release-action");
        clear(release, "carlos", true);
        walk.run(release);
        assertThat(release).isWaitingAt("userTask_resolveReleaseOutcome").hasNotPassed("endEvent_actionReleased");
        walk.complete(
                release,
                "userTask_resolveReleaseOutcome",
                "rita",
                "responder",
                Map.of("resolution", "done-by-hand", "resolutionNotes", "Plugged in", "checkedOnSystem", true));
        assertThat(release).isEnded().hasPassed("endEvent_releaseSettled");
        assertThat(state(host)).isEqualTo("released");
    }

    @Test
    void whenTheHoursAreOverSomebodyIsAskedAndExtends() {
        contained(Map.of("action", "isolate-host", "target", host, "containHours", 4));
        ProcessInstance expiry = process("expire-containment");
        assertThat(hoursLeft(host)).isBetween(3.9, 4.0);
        walk.fireTimer(expiry, "event_timeOver");
        assertThat(expiry).isWaitingAt("userTask_decideExpiry").hasNotPassed("endEvent_endedBefore");
        assertThat(state(host)).isEqualTo("active");
        decide(expiry, Map.of("expiryDecision", "extend", "extendHours", 9L));
        assertThat(expiry).isWaitingAt("event_timeOver");
        assertThat(hoursLeft(host)).isBetween(8.9, 9.0);
    }

    @Test
    void whenTheHoursAreOverAPersonAsksForTheReleaseAndAnotherClearsIt() {
        contained(Map.of("action", "isolate-host", "target", host, "containHours", 4));
        ProcessInstance expiry = process("expire-containment");
        walk.fireTimer(expiry, "event_timeOver");
        decide(expiry, Map.of("expiryDecision", "release"));
        assertThat(expiry)
                .isEnded()
                .hasPassed("endEvent_releaseRequested")
                .hasNotPassed("serviceTask_extendContainment");
        assertThat(state(host)).isEqualTo("release-requested");
        ProcessInstance release = process("release-action");
        assertThat(runtime.getVariable(release.getId(), "releaseRequester")).isEqualTo("rita");
        clear(release, "carlos", true);
        walk.run(release);
        assertThat(state(host)).isEqualTo("released");
    }

    @Test
    void nobodyIsAskedAboutWhatEndedBeforeItsTime() {
        contained(Map.of("action", "isolate-host", "target", host, "containHours", 4));
        ProcessInstance expiry = process("expire-containment");
        ask(host);
        ProcessInstance release = process("release-action");
        clear(release, "carlos", true);
        walk.run(release);
        walk.fireTimer(expiry, "event_timeOver");
        assertThat(expiry).isEnded().hasPassed("endEvent_endedBefore").hasNotPassed("userTask_decideExpiry");
    }

    @Test
    void expiryFollowsTheCaseThatItsCaseIsMergedInto() {
        contained(Map.of("action", "isolate-host", "target", host, "containHours", 4));
        ask(host);
        CaseKey into = new CaseKey(cases.critical());
        transaction.executeWithoutResult(
                status -> followers.forEach(follower -> follower.merged(new CaseKey(key), into)));
        assertThat(running("expire-containment")).isEmpty();
        assertThat(running("release-action")).isEmpty();
        assertThat(state(host)).isEqualTo("active");
        key = into.text();
        ProcessInstance expiry = process("expire-containment");
        walk.fireTimer(expiry, "event_timeOver");
        assertThat(expiry).isWaitingAt("userTask_decideExpiry");
        assertThat(runtime.getVariable(expiry.getId(), "caseKey")).isEqualTo(key);
    }

    @Test
    void apiListsWhatIsInForceAndTheCatalogue() {
        contained(Map.of("action", "isolate-host", "target", host, "containHours", 4));
        Api api = new Api(port, "otto");
        assertThat(api.get("/api/containment").text()).contains(host).contains("expiresAt");
        assertThat(api.get("/api/containment/actions").text())
                .contains("restrict-segment", "undoneBy", "contain-hours");
    }

    @SafeVarargs
    private void contained(Map<String, Object>... rows) {
        ProcessInstance contain = runtime.startProcessInstanceByKey("contain-threat", key, cases.variables(key));
        List<Map<String, Object>> wanted = List.of(rows).stream()
                .map(row -> {
                    Map<String, Object> full = new HashMap<>(row);
                    full.put("reason", "Beacon");
                    return full;
                })
                .toList();
        walk.complete(
                contain,
                "userTask_chooseContainment",
                "rita",
                "responder",
                Map.of(
                        "containmentRequests",
                                Spin.JSON(new ObjectMapper().valueToTree(wanted).toString()),
                        "containmentTiming", "now",
                        "missionEffect", "One desk stands still",
                        "checkedMissionEffect", true,
                        "checkedEvidencePreserved", true,
                        "checkedSideEffects", true,
                        "checkedSafeChannel", true));
        for (Task task : tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey("userTask_approveContainment")
                .list()) {
            walk.complete(
                    task,
                    "clara",
                    "incident-commander",
                    Map.of("approved", true, "approvalReason", "Damage is smaller"));
        }
        walk.run(contain);
        assertThat(state(host)).isEqualTo("active");
    }

    private Api.Answer ask(String target) {
        return new Api(port, "clara")
                .post(
                        "/api/cases/" + key + "/containment/" + id(target) + "/release",
                        "{\"reason\":\"The way in is closed\"}");
    }

    private void clear(ProcessInstance release, String person, boolean cleared) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("releaseCleared", cleared);
        answers.put("releaseClearedReason", "Looked at it");
        if (cleared) {
            answers.put("checkedCauseGone", true);
        }
        walk.complete(release, "userTask_clearOneRelease", person, "incident-commander", answers);
    }

    private void decide(ProcessInstance expiry, Map<String, Object> decided) {
        Map<String, Object> answers = new HashMap<>(decided);
        answers.put("expiryReason", "Looked at the console");
        answers.put("checkedOnSystem", true);
        walk.complete(expiry, "userTask_decideExpiry", "rita", "responder", answers);
    }

    private ProcessInstance process(String definition) {
        return running(definition).get(0);
    }

    private List<ProcessInstance> running(String definition) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(definition)
                .processInstanceBusinessKey(key)
                .list();
    }

    private String state(String target) {
        return String.valueOf(
                jdbc.queryForObject("SELECT state FROM containment_action WHERE target = ?", String.class, target));
    }

    private double hoursLeft(String target) {
        Double hours = jdbc.queryForObject(
                "SELECT extract(epoch FROM expires_at - now()) / 3600 FROM containment_action WHERE target = ?",
                Double.class,
                target);
        return hours == null ? -1 : hours;
    }

    private long id(String target) {
        Long id = jdbc.queryForObject("SELECT id FROM containment_action WHERE target = ?", Long.class, target);
        return id == null ? -1 : id;
    }

    private List<String> kinds() {
        return timeline.of(key).stream().map(TimelineEntry::kind).toList();
    }
}
