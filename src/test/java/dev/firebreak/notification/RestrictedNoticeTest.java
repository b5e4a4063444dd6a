package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.Api;
import dev.firebreak.FirebreakTest;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.local.Mailbox;
import dev.firebreak.local.ReceivedMail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whom the mails of a restricted case reach. */
@FirebreakTest
class RestrictedNoticeTest {

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ExternalTaskService externalTasks;

    @Autowired
    private EffectWorker effects;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private String key = "";

    /** Opened and kept by anna, an analyst; clara commands. */
    @BeforeEach
    void aRestrictedCase() {
        key = new Api(port, "anna")
                .post("/api/cases", "{\"title\": \"Somebody of our own\", \"severity\": \"critical\"}")
                .at("key");
        restrict();
    }

    @AfterEach
    void mailIsBack() {
        if (!mailbox.isRunning()) {
            mailbox.start();
        }
    }

    @Test
    void ofAnAudienceOnlyThoseNamedHearOfIt() {
        send("case-opened", "response-team");
        assertThat(recipients()).containsExactlyInAnyOrder("anna@example.org", "clara@example.org");
    }

    @Test
    void ofARoleOnlyThoseNamedHearOfIt() {
        send("case-opened", "analyst");
        assertThat(recipients()).containsExactly("anna@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-call", "on-call-deputy", "management", "legal", "communications", "all-staff"})
    void whereNobodyOfTheAudienceIsNamedAllWhoAreHearOfIt(String audience) {
        send("notify-management", audience);
        assertThat(recipients()).containsExactlyInAnyOrder("anna@example.org", "clara@example.org");
        assertThat(jdbc.queryForObject(
                        "SELECT recipients::text FROM notice WHERE case_key = ? ORDER BY id DESC LIMIT 1",
                        String.class,
                        key))
                .contains("anna@example.org", "clara@example.org")
                .doesNotContain("staff");
    }

    @Test
    void aTaskOfSomebodyWhoIsNotNamedIsToldToThoseWhoAre() {
        Map<String, Object> variables = new HashMap<>(Map.of("taskHolder", "rita"));
        send("task-overdue", "task-holder", variables);
        assertThat(recipients()).doesNotContain("rita@example.org").contains("clara@example.org");
    }

    @Test
    void whoeverIsOutsideWasChosenByThoseWhoAreNamed() {
        send("inform-insurer", "insurer");
        assertThat(recipients()).containsExactly("claims@insurer.example.net");
    }

    @Test
    void aCaseThatIsRestrictedWhileItsMailWaitsIsKeptFromThenOn() {
        open();
        mailbox.stop();
        ProcessInstance notice = start("case-opened", "response-team", Map.of());
        effects.runWaiting();
        restrict();
        mailbox.start();
        again(notice);
        assertThat(recipients()).containsExactlyInAnyOrder("anna@example.org", "clara@example.org");
    }

    @Test
    void aCaseThatIsOpenAgainIsToldAsAnyOther() {
        open();
        send("case-opened", "response-team");
        assertThat(recipients()).contains("rita@example.org", "incident-desk@example.org");
    }

    @Test
    void aCaseMergedIntoARestrictedOneIsToldToThePeopleOfThatOne() {
        String other = new Api(port, "ben")
                .post("/api/cases", "{\"title\": \"The same person\", \"severity\": \"high\"}")
                .at("key");
        jdbc.update(
                "UPDATE incident_case SET state = 'merged', ended_at = now(), merged_into = ? WHERE key = ?",
                key,
                other);
        key = other;
        send("case-opened", "response-team");
        assertThat(recipients()).containsExactlyInAnyOrder("anna@example.org", "clara@example.org");
    }

    private void restrict() {
        assertThat(new Api(port, "anna")
                        .post("/api/cases/" + key + "/restrict", "{\"people\": [\"clara\"]}")
                        .status())
                .isLessThan(300);
    }

    private void open() {
        assertThat(new Api(port, "anna")
                        .post("/api/cases/" + key + "/unrestrict", "{}")
                        .status())
                .isLessThan(300);
    }

    private void send(String template, String audience) {
        send(template, audience, Map.of());
    }

    private void send(String template, String audience, Map<String, Object> more) {
        ProcessInstance notice = start(template, audience, more);
        while (effects.runWaiting() > 0) {
            run(notice);
        }
    }

    private ProcessInstance start(String template, String audience, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.putAll(Map.of(
                "template", template, "audience", audience, "noticeText", "", "severity", "critical", "caseKey", key));
        variables.put("due", Map.of("communicate", "2099-01-01T00:00:00Z"));
        ProcessInstance notice = runtime.startProcessInstanceByKey("send-notice", key, variables);
        run(notice);
        return notice;
    }

    private void run(ProcessInstance notice) {
        management.createJobQuery().processInstanceId(notice.getId()).messages().list().stream()
                .map(Job::getId)
                .forEach(management::executeJob);
    }

    /** The mail was put off until its server is back; here it is. */
    private void again(ProcessInstance notice) {
        ExternalTask waiting = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(notice.getId())
                .singleResult();
        externalTasks.unlock(waiting.getId());
        effects.runWaiting();
    }

    private List<String> recipients() {
        return mailbox.mails().stream()
                .filter(mail -> (mail.subject() + mail.text()).contains(key))
                .map(ReceivedMail::recipients)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
