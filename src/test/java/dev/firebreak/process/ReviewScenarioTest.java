package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** From the debriefing of an incident to its last verified action, on the plan's own diagrams. */
@FirebreakTest
class ReviewScenarioTest {

    private static final String ONE_ACTION = "[{\"title\":\"Patch the VPN\",\"owner\":\"ivan\",\"days\":30}]";

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

    private String key = "";

    @BeforeEach
    void aCase() {
        AbstractAssertions.init(engine);
        key = cases.critical();
    }

    @AfterEach
    void noAssertions() {
        AbstractAssertions.reset();
    }

    @Test
    void approvedReviewIsSharedAndItsActionsStart() {
        ProcessInstance review = debriefed();
        writeReport(review, """
                [{"title":"Patch the VPN","owner":"ivan","days":30},
                 {"title":"Train the help desk","owner":"Karin Holm","days":60},
                 {"title":"Buy a second firewall","owner":"the vendor","days":90}]""");
        assertThatThrownBy(() -> approveReport(review, "clara", true)).hasMessageContaining("clara");
        approveReport(review, "marta", true);
        walk.run(review);
        assertThat(review)
                .isEnded()
                .hasPassed(
                        "callActivity_shareWithManagement",
                        "callActivity_shareWithTeam",
                        "gateway_findingsShared",
                        "serviceTask_openFollowUps",
                        "endEvent_lessonsTurnedIntoActions");
        assertThat(jdbc.queryForList("SELECT owner FROM follow_up WHERE case_key = ?", String.class, key))
                .containsExactlyInAnyOrder("ivan", "karin", "");
        assertThat(kinds()).contains("FollowUpRequested");
        assertThat(actions()).hasSize(3);
    }

    @Test
    void reportIsSentBackUntilItIsTrue() {
        ProcessInstance review = debriefed();
        writeReport(review, "[]");
        approveReport(review, "marta", false);
        assertThat(review).isWaitingAt("userTask_writeReviewReport").hasNotPassed("gateway_findingsToShare");
        writeReport(review, "[]");
        approveReport(review, "marta", true);
        walk.run(review);
        assertThat(review).isEnded().hasPassed("endEvent_lessonsTurnedIntoActions");
        assertThat(actions()).isEmpty();
    }

    @Test
    void actionIsFollowedUntilSomebodyElseHasVerifiedIt() {
        ProcessInstance action = anAction();
        walk.run(action);
        assertThat(action).isWaitingAt("userTask_carryOutAction").hasPassed("startEvent_followUpRequested");
        assertThat(walk.task(action, "userTask_carryOutAction").getAssignee()).isEqualTo("ivan");
        assertThat(walk.task(action, "userTask_carryOutAction").getDueDate().toInstant())
                .isBetween(
                        Instant.now().plus(29, ChronoUnit.DAYS), Instant.now().plus(31, ChronoUnit.DAYS));
        carryOut(action);
        assertThat(walk.task(action, "userTask_verifyAction").getDueDate().toInstant())
                .isAfter(Instant.now().plus(40, ChronoUnit.DAYS));
        verify(action, false);
        assertThat(action).isWaitingAt("userTask_carryOutAction").hasNotPassed("endEvent_actionVerified");
        carryOut(action);
        verify(action, true);
        assertThat(action).isEnded().hasPassed("endEvent_actionVerified");
    }

    private ProcessInstance anAction() {
        ProcessInstance review = debriefed();
        writeReport(review, ONE_ACTION);
        approveReport(review, "marta", true);
        walk.run(review);
        return actions().get(0);
    }

    private ProcessInstance debriefed() {
        ProcessInstance review = runtime.startProcessInstanceByKey("review-incident", key, variables());
        assertThat(review).isWaitingAt("userTask_inviteToDebriefing").hasPassed("startEvent_reviewDue");
        walk.complete(
                review,
                "userTask_inviteToDebriefing",
                "clara",
                "incident-commander",
                Map.of(
                        "debriefAt", "2099-01-15T10:00:00Z",
                        "debriefPlace", "Room 4",
                        "debriefAgenda", "Timeline and lessons"));
        walk.run(review);
        assertThat(review).isWaitingAt("userTask_holdDebriefing").hasPassed("callActivity_inviteTeam");
        walk.complete(
                review,
                "userTask_holdDebriefing",
                "clara",
                "incident-commander",
                Map.of(
                        "debriefAttendance",
                        "Everybody",
                        "debriefFeedback",
                        "Call earlier",
                        "checkedTimelineWalked",
                        true,
                        "checkedNoBlame",
                        true));
        return review;
    }

    private void writeReport(ProcessInstance review, String followUps) {
        Map<String, Object> report = new HashMap<>(Map.of(
                "reviewSummary", "Contained in an hour",
                "wentWell", "Backups",
                "toImprove", "Patching",
                "reviewRootCause", "An old VPN",
                "planLessons", "None"));
        report.put("followUps", Spin.JSON(followUps));
        walk.complete(review, "userTask_writeReviewReport", "clara", "incident-commander", report);
    }

    private void approveReport(ProcessInstance review, String person, boolean approved) {
        walk.complete(
                review,
                "userTask_approveReviewReport",
                person,
                "management",
                Map.of("reportApproved", approved, "reviewObjection", "Read"));
    }

    private void carryOut(ProcessInstance action) {
        walk.complete(
                action,
                "userTask_carryOutAction",
                "ivan",
                "it-operations",
                Map.of("actionResult", "Version 9 runs", "checkedActionDone", true));
    }

    private void verify(ProcessInstance action, boolean verified) {
        walk.complete(
                action,
                "userTask_verifyAction",
                "karin",
                "compliance",
                Map.of("actionVerified", verified, "verificationNotes", "Looked at it"));
    }

    private List<ProcessInstance> actions() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("follow-up-actions")
                .list();
    }

    private List<String> kinds() {
        return timeline.of(key).stream().map(TimelineEntry::kind).toList();
    }

    private Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>(cases.variables(key));
        Map<String, Object> due = new LinkedHashMap<>();
        List.of("review", "followup", "communicate").forEach(phase -> due.put(phase, "2099-01-01T00:00:00Z"));
        variables.put("due", due);
        variables.put("rootCause", "An old VPN");
        return variables;
    }
}
