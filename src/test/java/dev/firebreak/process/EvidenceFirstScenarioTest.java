package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** What destroys evidence waits for a snapshot, or for a person who says why not. */
@FirebreakTest
class EvidenceFirstScenarioTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Walk walk;

    @Autowired
    ACase cases;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${firebreak.local.range-port}")
    int rangePort;

    private String key = "";
    private String host = "";

    @BeforeEach
    void anIntrusion() {
        AbstractAssertions.init(engine);
        key = cases.critical();
        host = ACase.host(key);
    }

    @AfterEach
    void reset() {
        AbstractAssertions.reset();
    }

    @Test
    void snapshotIsTakenBeforeTheActionThatDestroysEvidence() throws Exception {
        ProcessInstance stop = approved(chosen(stopNginx()), "stop-service");
        assertThat(stop).isWaitingAt("callActivity_keepEvidence").hasNotPassed("serviceTask_carryOutContainment");
        ProcessInstance snapshot = called(called(stop));
        assertThat(snapshot).isWaitingAt("userTask_approveContainment");
        assertThat(jdbc.queryForMap(
                        "SELECT requester, reason FROM containment_action WHERE case_key = ? AND action = 'take-snapshot'",
                        key))
                .containsEntry("requester", "rita")
                .containsEntry("reason", "Evidence first, before: Stop service on " + host + " (Service: nginx)");
        walk.run(stop);
        assertThat(sent()).isEmpty();
        approve(snapshot, true);
        walk.run(stop);
        assertThat(stop)
                .isEnded()
                .hasPassed("endEvent_containmentInEffect")
                .hasNotPassed("endEvent_containmentGivenUp", "userTask_resolveContainmentOutcome");
        assertThat(sent()).containsExactly("take-snapshot", "stop-service");
        assertThat(entry("EvidenceKept").summary()).contains(host);
    }

    @Test
    void actionWaitsForTheSnapshotOfTheSameList() throws Exception {
        ProcessInstance contain = chosen(row("take-snapshot"), stopNginx());
        ProcessInstance stop = approved(contain, "stop-service");
        ProcessInstance keep = called(stop);
        assertThat(keep).isWaitingAt("userTask_keepEvidence").hasNotPassed("callActivity_takeSnapshot");
        assertThat(runtime.getVariable(keep.getId(), "evidenceState"))
                .isEqualTo("Take snapshot on " + host + ": waits for approval.");
        approved(contain, "take-snapshot");
        walk.run(contain);
        assertThat(keep)
                .isEnded()
                .hasPassed("event_evidenceKept", "endEvent_evidenceSettled")
                .hasNotPassed("endEvent_evidenceDecided");
        assertThat(sent()).containsExactly("take-snapshot", "stop-service");
    }

    @Test
    void personRecordsWhyNothingIsKept() throws Exception {
        ProcessInstance stop = approved(chosen(stopNginx()), "stop-service");
        ProcessInstance keep = called(stop);
        approve(called(keep), false);
        assertThat(keep).isWaitingAt("userTask_keepEvidence");
        assertThatThrownBy(() -> decide(keep, "not-needed", " ")).hasMessageContaining("needs an answer");
        decide(keep, "not-needed", "It wipes the disk while we wait");
        assertThat(keep).isEnded().hasPassed("endEvent_evidenceDecided").hasNotPassed("endEvent_evidenceSettled");
        walk.run(stop);
        assertThat(stop).isEnded().hasPassed("endEvent_containmentInEffect");
        assertThat(sent()).containsExactly("stop-service");
        assertThat(entry("EvidenceDecided").actor()).isEqualTo("rita");
        assertThat(entry("EvidenceDecided").summary()).contains("It wipes the disk while we wait");
    }

    @Test
    void actionIsGivenUpWhereEvidenceMattersMore() throws Exception {
        ProcessInstance stop = approved(chosen(stopNginx()), "stop-service");
        ProcessInstance keep = called(stop);
        approve(called(keep), false);
        decide(keep, "given-up", "The police takes the machine");
        walk.run(stop);
        assertThat(stop)
                .isEnded()
                .hasPassed("endEvent_containmentGivenUp")
                .hasNotPassed("serviceTask_carryOutContainment", "endEvent_containmentInEffect");
        assertThat(state("stop-service")).isEqualTo("withdrawn");
        assertThat(sent()).isEmpty();
    }

    @Test
    void nothingIsAskedWhereTheTableSaysThatNothingIsLost() throws Exception {
        ProcessInstance isolate = approved(chosen(row("isolate-host")), "isolate-host");
        assertThat(isolate).isWaitingAt("serviceTask_carryOutContainment");
        walk.run(isolate);
        assertThat(sent()).containsExactly("isolate-host");
    }

    @Test
    void noDiagramSkipsTheSnapshot() throws Exception {
        ProcessInstance isolate = approved(chosen(row("isolate-host")), "isolate-host");
        jdbc.update("UPDATE containment_action SET evidence_first = true WHERE case_key = ?", key);
        walk.run(isolate);
        assertThat(isolate)
                .isWaitingAt("userTask_resolveContainmentOutcome")
                .hasNotPassed("endEvent_containmentInEffect");
        assertThat(runtime.getVariable(isolate.getId(), "containmentMessage"))
                .asString()
                .contains("destroys evidence", "no snapshot of " + host, "Nothing was sent");
        assertThat(sent()).isEmpty();
    }

    private Map<String, Object> row(String action) {
        return Map.of("action", action, "target", host, "reason", "Beacon");
    }

    private Map<String, Object> stopNginx() {
        return Map.of("action", "stop-service", "target", host, "service", "nginx", "reason", "Web shell");
    }

    @SafeVarargs
    private ProcessInstance chosen(Map<String, Object>... rows) {
        ProcessInstance contain = runtime.startProcessInstanceByKey("contain-threat", key, cases.variables(key));
        walk.complete(
                contain,
                "userTask_chooseContainment",
                "rita",
                "responder",
                Map.of(
                        "containmentRequests", Spin.JSON(JSON.valueToTree(rows).toString()),
                        "containmentTiming", "now",
                        "missionEffect", "One desk stands still",
                        "checkedMissionEffect", true,
                        "checkedEvidencePreserved", true,
                        "checkedSideEffects", true,
                        "checkedSafeChannel", true));
        return contain;
    }

    /** Has one action of the choice approved. @return its process */
    private ProcessInstance approved(ProcessInstance contain, String action) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(contain.getId())
                .variableValueEquals("action", action)
                .singleResult();
        approve(instance, true);
        return instance;
    }

    private void approve(ProcessInstance action, boolean approved) {
        walk.complete(
                action,
                "userTask_approveContainment",
                "clara",
                "incident-commander",
                Map.of("approved", approved, "approvalReason", "Damage is smaller"));
    }

    private void decide(ProcessInstance keep, String decision, String reason) {
        walk.complete(
                keep,
                "userTask_keepEvidence",
                "rita",
                "responder",
                Map.of("evidenceDecision", decision, "evidenceReason", reason));
    }

    private ProcessInstance called(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
    }

    /** What the practice range was asked to apply to the machine, oldest first. */
    private List<String> sent() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rangePort + "/calls"))
                .build();
        JsonNode calls = JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
        List<String> sent = new ArrayList<>();
        calls.forEach(call -> {
            if (call.path("target").asText().equals(host)) {
                sent.add(0, call.path("action").asText());
            }
        });
        return sent;
    }

    private String state(String action) {
        return String.valueOf(jdbc.queryForObject(
                "SELECT state FROM containment_action WHERE case_key = ? AND action = ?", String.class, key, action));
    }

    private TimelineEntry entry(String kind) {
        return timeline.of(key).stream()
                .filter(entry -> entry.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No entry " + kind + " on the timeline of " + key));
    }
}
