package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.RestrictedCases;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.local.Mailbox;
import dev.firebreak.local.ReceivedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who gets mail of a restricted case, over SMTP: whatever the plan sends to whomever, nobody but its named people. */
@FirebreakTest
class RestrictedMailTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TITLE = "Mallory of payroll copies files";
    private static final String REPORTER = "jo@example.org";
    private static final String ANNA = "anna@example.org";
    private static final String CLARA = "clara@example.org";
    private static final Set<String> NAMED = Set.of(ANNA, CLARA);
    private static final String LATER = "2099-01-01T00:00:00Z";

    @Autowired
    RestrictedCases restricted;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    EffectWorker effects;

    @Autowired
    Mailbox mailbox;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcTemplate jdbc;

    private String key = "";
    private long before;

    @BeforeEach
    void aCase() {
        // What other tests left waiting leaves now and is not counted.
        effects.runWaiting();
        key = "IR-2096-%04d".formatted(NUMBER.incrementAndGet());
        before = mailbox.mails().stream().mapToLong(ReceivedMail::number).max().orElse(0);
        jdbc.update(
                "INSERT INTO incident_case (key, title, description, source, state, severity, drill, reporter, opened_at, "
                        + "opened_by) VALUES (?, ?, '', 'test', 'open', 'critical', false, ?, now(), 'anna')",
                key,
                TITLE,
                REPORTER);
        jdbc.update(
                "INSERT INTO clock (id, case_key, obligation, regime, article, recipient, template, content_required, "
                        + "started_at, started_why, deadline, state) VALUES (?, ?, 'gdpr-33', 'GDPR', 'Art. 33', "
                        + "'data-protection-authority', 'gdpr-33', 'x', now(), 'the case was opened', "
                        + "now() + interval '3 days', 'open')",
                key + ":gdpr-33",
                key);
    }

    @AfterEach
    void mailIsBackAndNothingRuns() {
        if (!mailbox.isRunning()) {
            mailbox.start();
        }
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .filter(instance -> instance.getId().equals(instance.getRootProcessInstanceId()))
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test has ended"));
    }

    static Stream<Arguments> everyNotice() {
        // That of inform-stakeholders sends what was prepared before it: a test of its own.
        return nodes(CallActivity.class, call -> "send-notice".equals(call.getCalledElement()))
                .filter(found -> !found.get()[0].equals("inform-stakeholders"));
    }

    static Stream<Arguments> everyEscalation() {
        return nodes(
                UserTask.class,
                task -> task.getExtensionElements() != null
                        && task
                                .getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaTaskListener.class)
                                .list()
                                .stream()
                                .anyMatch(
                                        listener -> "${escalateTask}".equals(listener.getCamundaDelegateExpression())));
    }

    @ParameterizedTest
    @MethodSource("everyNotice")
    void everyNoticeOfEveryDiagramReachesNamedPeopleOnly(String process, String element) {
        restrict("clara");
        at(process, element);
        assertThat(mails()).isNotEmpty();
        assertDiscreet();
    }

    @ParameterizedTest
    @MethodSource("everyEscalation")
    void everyEscalationOfEveryDiagramReachesNamedPeopleOnly(String process, String element) {
        restrict("clara");
        fireTimer(at(process, element), element);
        run();
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactlyInAnyOrder(ANNA, CLARA);
            assertThat(mail.text()).contains("is past its due date", "only the people named on this case");
        });
    }

    @Test
    void whoeverTheTableNamesIsToldByTheSameRule() {
        restrict("clara");
        Map<String, Object> facts = variables();
        facts.put("personalData", true);
        runtime.startProcessInstanceByKey("inform-stakeholders", key, facts);
        String clear = tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey("userTask_clearMessages")
                .singleResult()
                .getId();
        assertThat(mails()).isEmpty();
        tasks.setAssignee(clear, "clara");
        signedIn.as(
                "clara",
                "incident-commander",
                () -> tasks.complete(clear, Map.of("messagesCleared", true, "checkedMessages", true)));
        run();
        assertDiscreet();
        assertThat(jdbc.queryForList(
                        "SELECT audience FROM notice WHERE case_key = ? AND state = 'sent'", String.class, key))
                .contains("response-team", "on-call", "management", "partners", "press")
                .doesNotContain("all-staff");
    }

    @ParameterizedTest
    @CsvSource({
        "on-call, clara@example.org",
        "on-call-deputy, clara@example.org",
        "response-team, anna@example.org clara@example.org",
        "management, clara@example.org",
        "analyst, anna@example.org",
        "incident-commander, clara@example.org",
        "compliance, clara@example.org",
        "auditor, clara@example.org",
        "case-people, anna@example.org clara@example.org",
    })
    void anAudienceOfTheTeamMeansThoseOfItWhoAreNamed(String audience, String addresses) {
        restrict("clara");
        send("case-opened", audience);
        assertThat(mail().recipients()).containsExactlyInAnyOrder(addresses.split(" "));
        assertThat(recipients()).containsExactlyInAnyOrder(addresses.split(" "));
        assertThat(mail().headers()).contains("Reply-To: " + CLARA);
        assertThat(mail().text()).contains("Answers go to Clara Jansen").contains(TITLE, "/cases/" + key);
    }

    @Test
    void whatWasMeantForOthersSaysSoToTheCommander() {
        restrict("clara");
        send("notify-management", "management");
        assertThat(mail().text())
                .contains("Hello Clara Jansen", "meant for management. Nobody there is named on the case");
    }

    @Test
    void whereNobodyMayKnowAPersonIsAsked() {
        restrict();
        ProcessInstance notice = send("notify-management", "management");
        assertThat(mails()).isEmpty();
        assertThat(String.valueOf(runtime.getVariable(notice.getId(), "noticeMessage")))
                .contains(
                        "Nobody who may see case " + key + " is in audience 'management'",
                        "Name someone on the case page");
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(notice.getId())
                        .taskDefinitionKey("userTask_deliverNoticeByOtherMeans")
                        .count())
                .isOne();
        restrict("marta");
        again(notice);
        assertThat(mail().recipients()).containsExactly("marta@example.org");
    }

    @Test
    void theListOfAllStaffIsNotWrittenTo() {
        restrict("clara");
        ProcessInstance notice = send("inform-staff", "all-staff");
        assertThat(mails()).isEmpty();
        assertThat(String.valueOf(runtime.getVariable(notice.getId(), "noticeMessage")))
                .contains("people read who may not know");
    }

    @Test
    void whoHoldsATaskIsToldOnlyIfNamed() {
        restrict("clara");
        send("task-overdue", "task-holder", Map.of("taskHolder", "ivan"));
        assertThat(mail().recipients()).containsExactly(CLARA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thank-reporter", "report-outcome"})
    void itsReporterHearsNeitherTitleNorDetails(String template) {
        restrict("clara");
        send(template, "reporter", Map.of("noticeText", "It was a security incident.", "severityReason", "Payroll"));
        assertThat(mail().recipients()).containsExactly(REPORTER);
        assertThat(mail().text()).contains("a confidential matter").doesNotContain("RESTRICTED");
        assertDiscreet();
    }

    @Test
    void thoseOutsideGetWhatWasClearedWithoutTitleOrLink() {
        restrict("clara");
        send("gdpr-33", "regulator", Map.of("clock", key + ":gdpr-33", "noticeText", "Twelve files were copied."));
        assertThat(mail().recipients()).containsExactly("breach@dpa.example.net");
        assertThat(mail().text()).contains("Twelve files were copied.", key);
        assertThat(mail().headers()).contains("Reply-To: " + CLARA);
        assertDiscreet();
    }

    @Test
    void aColleagueIsNoExpertFromOutside() {
        restrict("clara");
        send("engage-expert", "external-expert", Map.of("expertMail", "Ivan@example.org", "expertName", "Ivan"));
        assertThat(mails()).isEmpty();
        assertThat(jdbc.queryForObject("SELECT message FROM notice WHERE case_key = ?", String.class, key))
                .contains("Name them on the case page");
    }

    @Test
    void aCaseRestrictedWhileItsMailWaitsIsKeptToItsPeople() {
        mailbox.stop();
        send("case-opened", "response-team");
        send("notify-management", "management");
        assertThat(recipients()).isEmpty();
        restrict("clara");
        mailIsBack();
        assertThat(mails()).hasSize(2).allMatch(mail -> NAMED.containsAll(mail.recipients()));
        assertThat(jdbc.queryForList(
                        "SELECT json_array_elements_text(recipients) FROM notice WHERE case_key = ?",
                        String.class,
                        key))
                .containsExactlyInAnyOrder(ANNA, CLARA, CLARA);
    }

    @Test
    void anEscalationThatWaitsWhenTheCaseIsRestrictedIsKeptToItsPeople() {
        ProcessInstance triage = at("respond-to-incident", "userTask_triageAlert");
        mailbox.stop();
        fireTimer(triage, "userTask_triageAlert");
        run();
        restrict("clara");
        mailIsBack();
        assertThat(mails()).isNotEmpty().allMatch(mail -> NAMED.containsAll(mail.recipients()));
    }

    @Test
    void whatWasClearedForThoseOutsideBeforeTheRestrictionIsDecidedAnew() {
        mailbox.stop();
        ProcessInstance notice =
                send("gdpr-33", "regulator", Map.of("clock", key + ":gdpr-33", "noticeText", "Twelve files."));
        restrict("clara");
        mailIsBack();
        assertThat(mails()).isEmpty();
        assertThat(String.valueOf(runtime.getVariable(notice.getId(), "noticeMessage")))
                .contains("was restricted after this notice");
        again(notice);
        assertThat(mail().recipients()).containsExactly("breach@dpa.example.net");
    }

    @Test
    void anUnrestrictedCaseIsToldAsBefore() {
        restrict("clara");
        signedIn.as("anna", "analyst", () -> restricted.unrestrict(new CaseKey(key)));
        send("notify-management", "management");
        assertThat(mail().recipients()).containsExactly("marta@example.org", "milan@example.org");
        assertThat(mail().headers()).contains("Reply-To: incident-desk@example.org");
        assertThat(mail().text()).contains(TITLE).doesNotContain("RESTRICTED");
    }

    @Test
    void anInvitationIsAnsweredToANamedPerson() {
        restrict("clara");
        send(
                "debrief-invitation",
                "response-team",
                Map.of("debriefAt", "2098-03-05T14:00:00+01:00", "debriefPlace", "Room 4"));
        String calendar = mail().calendar().replace("\r\n ", "");
        assertThat(calendar)
                .contains("ORGANIZER:mailto:" + CLARA, "mailto:" + ANNA)
                .doesNotContain("incident-desk", "ben@", "rita@");
    }

    @Test
    void manyNamedPeopleGetItWithoutTheCaseDesk() {
        restrict("clara", "ben", "rita", "raj", "robin", "ivan");
        send("case-opened", "response-team");
        assertThat(mail().recipients()).hasSize(7).doesNotContain("incident-desk@example.org");
    }

    @Test
    void aRestrictedDrillStaysBetweenItsPeople() {
        jdbc.update("UPDATE incident_case SET drill = true WHERE key = ?", key);
        restrict("clara");
        send("notify-management", "management");
        send("press-statement", "press");
        assertThat(mail().recipients()).containsExactly(CLARA);
        assertThat(jdbc.queryForObject(
                        "SELECT recipients::text FROM notice WHERE case_key = ? AND audience = 'press'",
                        String.class,
                        key))
                .isEqualTo("[]");
    }

    private void assertDiscreet() {
        for (ReceivedMail mail : mails()) {
            if (!NAMED.containsAll(mail.recipients())) {
                assertThat(mail.recipients())
                        .as("named people and people outside in one mail")
                        .doesNotContainAnyElementsOf(NAMED)
                        .allMatch(address -> address.equals(REPORTER) || !address.endsWith("@example.org"));
                assertThat(mail.subject() + mail.text() + mail.headers())
                        .doesNotContain(TITLE, "Mallory", "/cases/", "tasklist", "Payroll");
            }
        }
    }

    private void restrict(String... people) {
        signedIn.as("anna", "analyst", () -> restricted.restrict(new CaseKey(key), List.of(people)));
    }

    private ProcessInstance send(String template, String audience) {
        return send(template, audience, Map.of());
    }

    private ProcessInstance send(String template, String audience, Map<String, Object> more) {
        Map<String, Object> variables = variables();
        variables.put("template", template);
        variables.put("audience", audience);
        variables.putAll(more);
        ProcessInstance started = runtime.startProcessInstanceByKey("send-notice", key, variables);
        run();
        return started;
    }

    /** A person has a refused notice sent again. */
    private void again(ProcessInstance notice) {
        String task = tasks.createTaskQuery()
                .processInstanceId(notice.getId())
                .singleResult()
                .getId();
        tasks.setAssignee(task, "anna");
        signedIn.as(
                "anna",
                "analyst",
                () -> tasks.complete(task, Map.of("deliveryOutcome", "try-again", "deliveryNotes", "It may.")));
        run();
    }

    private ProcessInstance at(String process, String element) {
        ProcessInstance started = runtime.createProcessInstanceByKey(process)
                .businessKey(key)
                .setVariables(variables())
                .startBeforeActivity(element)
                .execute();
        run();
        return started;
    }

    private Map<String, Object> variables() {
        Map<String, Object> due = new LinkedHashMap<>();
        Stream.of(
                        "approve",
                        "close",
                        "communicate",
                        "contain",
                        "eradicate",
                        "followup",
                        "investigate",
                        "recover",
                        "review",
                        "scope",
                        "triage")
                .forEach(phase -> due.put(phase, LATER));
        Map<String, Object> variables = new HashMap<>();
        variables.put("due", due);
        variables.put("caseKey", key);
        variables.put("title", TITLE);
        variables.put("severity", "critical");
        variables.put("noticeText", "");
        variables.put("clock", key + ":gdpr-33");
        List.of("clockDeadline", "actionDue", "taskDue", "expertAccessUntil")
                .forEach(name -> variables.put(name, LATER));
        variables.put("clockSummary", "GDPR Art. 33");
        variables.put("noticeTemplate", "gdpr-33");
        variables.put("template", "inform-partners");
        variables.put("audience", "partners");
        variables.put("reporterTemplate", "report-outcome");
        variables.put("reporterText", "It was a security incident.");
        variables.put("expertMail", "hotline@forensics.example.net");
        variables.put("expertName", "Nordlicht");
        variables.put("expertBriefing", "Please look at a disk.");
        variables.put("debriefAt", "2098-03-05T14:00:00+01:00");
        variables.put("debriefPlace", "Room 4");
        variables.put("debriefAgenda", "What happened");
        variables.put("reviewSummary", "What was found");
        variables.put("taskGroup", "analyst");
        variables.put("taskTitle", "Look");
        variables.put("taskAssignee", "");
        variables.put("actionTitle", "Change locks");
        variables.put("actionOwner", "ivan");
        variables.put("person", "ivan");
        variables.put("onCall", "rita");
        variables.put("incoming", "raj");
        variables.put("outgoing", "rita");
        variables.put("topic", "Phishing");
        variables.put("approvalsNeeded", 1);
        variables.put("mergedInto", "");
        return variables;
    }

    private void fireTimer(ProcessInstance of, String element) {
        List<Job> timers = management
                .createJobQuery()
                .processInstanceId(of.getId())
                .timers()
                .activityId(element)
                .list();
        assertThat(timers).as("timers of " + element).hasSize(1);
        management.executeJob(timers.get(0).getId());
    }

    private void mailIsBack() {
        mailbox.start();
        jdbc.update("UPDATE act_ru_ext_task SET lock_exp_time_ = NULL WHERE topic_name_ = 'notice'");
        run();
    }

    private void run() {
        boolean moved = true;
        while (moved) {
            moved = effects.runWaiting() > 0;
            for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(key)
                    .list()) {
                for (Job job : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .messages()
                        .list()) {
                    management.executeJob(job.getId());
                    moved = true;
                }
            }
        }
    }

    /** Of the newest notice, as stored. */
    private List<String> recipients() {
        return jdbc.queryForList(
                "SELECT json_array_elements_text(recipients) FROM notice WHERE id = (SELECT max(id) FROM notice WHERE "
                        + "case_key = ?)",
                String.class,
                key);
    }

    private ReceivedMail mail() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    /** Everything that was sent since the test began, to find what does not name the case as well. */
    private List<ReceivedMail> mails() {
        return mailbox.mails().stream().filter(mail -> mail.number() > before).toList();
    }

    private static <T extends FlowNode> Stream<Arguments> nodes(Class<T> type, Predicate<T> wanted) {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> nodes(model, type, wanted))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends FlowNode> Stream<Arguments> nodes(
            BpmnModelInstance model, Class<T> type, Predicate<T> wanted) {
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return model.getModelElementsByType(type).stream()
                .filter(wanted)
                .map(node -> Arguments.of(process, node.getId()));
    }
}
