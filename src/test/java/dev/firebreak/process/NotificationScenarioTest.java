package dev.firebreak.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.ClosingCondition;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.local.Mailbox;
import dev.firebreak.local.ReceivedMail;
import dev.firebreak.notification.Clocks;
import dev.firebreak.notification.LegalClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices and clocks on the plan's own diagrams, with mail over SMTP. */
@FirebreakTest
class NotificationScenarioTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    SignedIn signedIn;

    @Autowired
    EffectWorker effects;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Clocks clocks;

    @Autowired
    List<ClosingCondition> closing;

    @Autowired
    List<CaseFollower> followers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcTemplate jdbc;

    private String key = "";

    @BeforeEach
    void aCase() {
        AbstractAssertions.init(engine);
        openCase("critical", false, "");
    }

    @AfterEach
    void mailIsBack() {
        if (!mailbox.isRunning()) {
            mailbox.start();
        }
        AbstractAssertions.reset();
    }

    // send-notice

    @Test
    void aNoticeReachesTheTeam() {
        ProcessInstance notice = start("send-notice", notice("case-opened", "response-team"));
        assertThat(notice).isWaitingAt("serviceTask_sendNotice");
        run();
        assertThat(notice)
                .isEnded()
                .hasPassed("startEvent_noticeNeeded", "endEvent_noticeSent")
                .hasNotPassed("startEvent_noticeRequested", "userTask_deliverNoticeByOtherMeans");
        ReceivedMail mail = mail();
        assertThat(mail.subject()).isEqualTo("[TLP:AMBER] [" + key + "] New case, critical: Beacon <b>& more");
        assertThat(mail.recipients()).contains("anna@example.org", "rita@example.org", "incident-desk@example.org");
        assertThat(mail.text()).contains("/cases/" + key).doesNotContain("&lt;");
        assertThat(kinds()).contains("EffectIntended", "EffectApplied", "NoticeSent");
    }

    @Test
    void aRequestedNoticeGoesTheSameWay() {
        ProcessInstance notice = runtime.createMessageCorrelation("NoticeRequested")
                .processInstanceBusinessKey(key)
                .setVariables(notice("task-overdue", "on-call"))
                .correlateStartMessage();
        run();
        assertThat(notice).isEnded().hasPassed("startEvent_noticeRequested", "endEvent_noticeSent");
        assertThat(mail().recipients()).hasSize(1);
    }

    @Test
    void aNoticeThatNobodyCanGetIsDeliveredByAPerson() {
        ProcessInstance notice = start("send-notice", notice("thank-reporter", "reporter"));
        run();
        assertThat(notice).isWaitingAt("userTask_deliverNoticeByOtherMeans");
        assertThat(notice).variables().containsEntry("noticeOutcome", "refused");
        assertThat(String.valueOf(runtime.getVariable(notice.getId(), "noticeMessage")))
                .contains("has a mail address");
        deliver("delivered-otherwise");
        assertThat(notice)
                .isEnded()
                .hasPassed("endEvent_noticeDeliveredOtherwise")
                .hasNotPassed("endEvent_noticeSent", "endEvent_noticeNotNeeded");
        assertThat(mails()).isEmpty();
    }

    @Test
    void aNoticeThatIsNotNeededAnyMoreIsLetGo() {
        ProcessInstance notice = start("send-notice", notice("thank-reporter", "reporter"));
        run();
        deliver("not-needed");
        assertThat(notice).isEnded().hasPassed("endEvent_noticeNotNeeded").hasNotPassed("endEvent_noticeSent");
    }

    @Test
    void aNoticeIsTriedAgainWhenItsCauseIsMended() {
        ProcessInstance notice = start("send-notice", notice("thank-reporter", "reporter"));
        run();
        jdbc.update("UPDATE incident_case SET reporter = 'jo@example.org' WHERE key = ?", key);
        deliver("try-again");
        run();
        assertThat(notice).isEnded().hasPassed("userTask_deliverNoticeByOtherMeans", "endEvent_noticeSent");
        assertThat(mail().recipients()).containsExactly("jo@example.org");
    }

    @Test
    void aTemplateThatThePlanDoesNotHaveIsRefusedByName() {
        ProcessInstance notice = start("send-notice", notice("no-such-template", "on-call"));
        run();
        assertThat(notice).isWaitingAt("userTask_deliverNoticeByOtherMeans");
        assertThat(String.valueOf(runtime.getVariable(notice.getId(), "noticeMessage")))
                .contains("templates/no-such-template.mustache");
    }

    @Test
    void whileTheMailServerIsAwayNoticesWaitAndThenLeave() {
        mailbox.stop();
        ProcessInstance notice = start("send-notice", notice("case-opened", "on-call"));
        effects.runWaiting();
        assertThat(notice).isWaitingAt("serviceTask_sendNotice");
        assertThat(state()).isEqualTo("waiting");
        assertThat(kinds()).contains("EffectPostponed");
        mailbox.start();
        ExternalTask waiting = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(notice.getId())
                .singleResult();
        assertThat(waiting.getRetries()).isPositive();
        externalTasks.unlock(waiting.getId());
        run();
        assertThat(notice).isEnded().hasPassed("endEvent_noticeSent");
        assertThat(mails()).hasSize(1);
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void aNoticeThatWasUnderWayAtACrashIsNotSentAgain() throws Exception {
        ProcessInstance notice = start("send-notice", notice("case-opened", "on-call"));
        ExternalTask task = externalTasks
                .createExternalTaskQuery()
                .processInstanceId(notice.getId())
                .singleResult();
        String text = String.join("\n", key, task.getActivityInstanceId(), "mail", "case-opened to on-call");
        String effect = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        jdbc.update(
                "INSERT INTO effect (key, case_key, topic, action, target, state, attempts, created_at, updated_at) "
                        + "VALUES (?, ?, 'notice', 'mail', 'case-opened to on-call', 'intended', 1, now(), now())",
                effect,
                key);
        run();
        assertThat(notice).isWaitingAt("userTask_deliverNoticeByOtherMeans");
        assertThat(notice).variables().containsEntry("noticeOutcome", "outcome-unknown");
        assertThat(mails()).isEmpty();
    }

    @Test
    void anOverdueTaskIsToldToOnCallDeputyAndRoleOnce() {
        ProcessInstance notice = start("send-notice", notice("thank-reporter", "reporter"));
        run();
        fireTimers(notice.getId());
        run();
        assertThat(kinds()).contains("TaskOverdue");
        assertThat(mails()).allMatch(mail -> mail.subject().contains("Overdue task"));
        List<String> told =
                mails().stream().flatMap(mail -> mail.recipients().stream()).toList();
        assertThat(told).contains("petra@example.org", "paul@example.org", "marta@example.org");
        assertThat(mails().get(0).text()).contains("Deliver notice by other means", "nobody has taken it");
        assertThat(notice).isWaitingAt("userTask_deliverNoticeByOtherMeans");
    }

    @Test
    void thatNobodyCouldBeToldOfAnOverdueTaskIsNotToldInTheSameWay() {
        Map<String, Object> overdue = notice("task-overdue", "reporter");
        ProcessInstance notice = start("send-notice", overdue);
        run();
        fireTimers(notice.getId());
        run();
        assertThat(kinds()).contains("TaskOverdue");
        assertThat(mails()).isEmpty();
    }

    @Test
    void inADrillOnlyTheTeamGetsMail() {
        openCase("critical", true, "");
        ProcessInstance inside = start("send-notice", notice("case-opened", "management"));
        ProcessInstance outside = start("send-notice", notice("press-statement", "press"));
        run();
        assertThat(inside).isEnded().hasPassed("endEvent_noticeSent");
        assertThat(outside).isEnded().hasPassed("endEvent_noticeSent");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("DRILL - ");
            assertThat(mail.recipients()).containsExactly("marta@example.org", "milan@example.org");
        });
        assertThat(jdbc.queryForObject(
                        "SELECT message FROM notice WHERE case_key = ? AND audience = 'press'", String.class, key))
                .contains("not sent to press@lists.example.org");
    }

    @Test
    void anInvitationCarriesACalendarEntry() {
        Map<String, Object> invitation = notice("debrief-invitation", "response-team");
        invitation.put("debriefAt", "2098-03-05T14:00:00+01:00");
        invitation.put("debriefPlace", "Room 4");
        start("send-notice", invitation);
        run();
        assertThat(mail().calendar())
                .contains("METHOD:REQUEST", "DTSTART:20980305T130000Z", "LOCATION:Room 4")
                .contains("mailto:anna@example.org");
    }

    // tell-reporter

    @Test
    void aReporterIsThanked() {
        openCase("high", false, "jo@example.org");
        ProcessInstance tell = start(
                "tell-reporter",
                Map.of("reporter", "jo@example.org", "reporterTemplate", "thank-reporter", "reporterText", ""));
        run();
        assertThat(tell)
                .isEnded()
                .hasPassed("callActivity_tellReporter", "endEvent_reporterTold")
                .hasNotPassed("endEvent_noReporter");
        assertThat(mail().recipients()).containsExactly("jo@example.org");
        assertThat(mail().text()).contains("thank you for telling us").doesNotContain("null");
    }

    @Test
    void withoutAReporterNobodyIsTold() {
        ProcessInstance tell = start(
                "tell-reporter", Map.of("reporter", "", "reporterTemplate", "thank-reporter", "reporterText", ""));
        assertThat(tell)
                .isEnded()
                .hasPassed("endEvent_noReporter")
                .hasNotPassed("callActivity_tellReporter", "endEvent_reporterTold");
    }

    // inform-stakeholders

    @Test
    void whatStaysInsideNeedsNoClearance() {
        openCase("low", false, "");
        ProcessInstance inform = start("inform-stakeholders", Map.of("severity", "low", "personalData", false));
        run();
        assertThat(inform)
                .isEnded()
                .hasPassed("serviceTask_prepareNotices", "serviceTask_describeNotice", "endEvent_audienceInformed")
                .hasPassed("endEvent_stakeholdersInformed")
                .hasNotPassed("userTask_clearMessages", "userTask_reviseMessages");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void nothingLeavesTheHouseBeforeItIsCleared() {
        ProcessInstance inform = start("inform-stakeholders", Map.of("severity", "critical", "personalData", false));
        run();
        assertThat(inform).isWaitingAt("userTask_clearMessages");
        assertThat(mails()).isEmpty();
        assertThat(String.valueOf(runtime.getVariable(inform.getId(), "noticesText")))
                .contains("press by mail", "leaves the house");
        fireTimers(inform.getId());

        complete(
                "userTask_clearMessages",
                "clara",
                "incident-commander",
                Map.of("messagesCleared", false, "messageObjection", "Say what to do.", "checkedMessages", true));
        assertThat(inform).isWaitingAt("userTask_reviseMessages");
        fireTimers(inform.getId());
        complete("userTask_reviseMessages", "petra", "communications", Map.of("noticeText", "Change your passwords."));
        complete(
                "userTask_clearMessages",
                "clara",
                "incident-commander",
                Map.of("messagesCleared", true, "checkedMessages", true));
        run();
        assertThat(inform)
                .isEnded()
                .hasPassed("userTask_reviseMessages", "subProcess_informAudience", "endEvent_stakeholdersInformed");
        assertThat(mails())
                .filteredOn(mail -> mail.recipients().equals(List.of("affected-customers@lists.example.org")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Change your passwords."));
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM notice WHERE case_key = ? AND state = 'sent' AND timing <> ''",
                        Integer.class,
                        key))
                .isEqualTo(10);
    }

    @Test
    void nobodyIsToldTwiceWhenTheTableIsAskedAgain() {
        Map<String, Object> low = Map.of("severity", "low", "personalData", false);
        start("inform-stakeholders", low);
        run();
        ProcessInstance again = start("inform-stakeholders", low);
        run();
        assertThat(again)
                .isEnded()
                .hasPassed("endEvent_stakeholdersInformed")
                .hasNotPassed("serviceTask_describeNotice");
        assertThat(mails()).hasSize(1);
        ProcessInstance worse = start("inform-stakeholders", Map.of("severity", "low", "personalData", true));
        run();
        assertThat(worse).isEnded().hasPassed("serviceTask_describeNotice");
        assertThat(mails()).hasSize(2);
        assertThat(mail(0).recipients()).containsExactly("marta@example.org", "milan@example.org");
    }

    @Test
    void whatAnEndedProcessDidNotSendIsTakenUpAgain() {
        Map<String, Object> low = Map.of("severity", "low", "personalData", false);
        ProcessInstance first = start("inform-stakeholders", low);
        runtime.deleteProcessInstance(first.getId(), "the case went another way");
        start("inform-stakeholders", low);
        run();
        assertThat(mails()).hasSize(1);
    }

    // notify-authorities and answer-clock

    @Test
    void withoutAnObligationNothingIsAsked() {
        ProcessInstance notify = start("notify-authorities", facts());
        assertThat(notify)
                .isEnded()
                .hasPassed("serviceTask_openClocks", "endEvent_authoritiesInformed")
                .hasNotPassed("callActivity_answerClock");
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void aBreachOfPersonalDataIsNotifiedInTime() {
        ProcessInstance notify = personalDataBreach();
        LegalClock opened = clock("gdpr-33");
        assertThat(opened.deadline()).isEqualTo(openedAt().plus(Duration.ofHours(72)));
        assertThat(obstacles()).singleElement().asString().contains("GDPR Art. 33(1)");
        ProcessInstance answer = answerProcess();
        assertThat(answer).isWaitingAt("userTask_draftNotice");
        assertThat(answer).variables().containsEntry("regime", "GDPR").containsEntry("noticeTemplate", "gdpr-33");
        fireTimer("userTask_draftNotice");

        draft("notify", "Twelve files went to a wrong address.", "");
        assertThatThrownBy(() -> clear("lena", true)).hasMessageContaining("second pair of eyes");
        fireTimer("userTask_clearNotice");
        clear("clara", false);
        assertThat(answer).isWaitingAt("userTask_draftNotice");
        draft("notify", "Twelve files went to a wrong address. They are back.", "");
        clear("clara", true);
        run();
        assertThat(mails())
                .filteredOn(mail -> mail.recipients().equals(List.of("breach@dpa.example.net")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("They are back."));
        assertThat(answer).isWaitingAt("userTask_recordProof");
        fireTimer("userTask_recordProof");
        complete(
                "userTask_recordProof",
                "lena",
                "legal",
                Map.of("submissionReference", "DPA-17", "checkedProofStored", true));
        run();
        assertThat(answer)
                .isEnded()
                .hasPassed("endEvent_noticeSubmitted", "serviceTask_answerClock", "endEvent_clockAnswered")
                .hasNotPassed("endEvent_noNoticeRequired", "event_clockDeadlinePassed", "endEvent_managementWarned");
        assertThat(notify).isEnded().hasPassed("callActivity_answerClock", "endEvent_authoritiesInformed");
        LegalClock answered = clock("gdpr-33");
        assertThat(answered.state()).isEqualTo("answered");
        assertThat(answered.reference()).isEqualTo("DPA-17");
        assertThat(answered.answeredBy()).isEqualTo("lena");
        assertThat(answered.isLate(Instant.now())).isFalse();
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void thatNoNoticeIsRequiredIsRecordedWithItsReason() {
        personalDataBreach();
        ProcessInstance answer = answerProcess();
        draft("not-required", "", "The files were encrypted.");
        fireTimer("userTask_confirmNoNotice");
        confirm(false);
        assertThat(answer).isWaitingAt("userTask_draftNotice");
        draft("not-required", "", "The files were encrypted, and the key is safe.");
        confirm(true);
        run();
        assertThat(answer)
                .isEnded()
                .hasPassed("endEvent_noNoticeRequired", "endEvent_clockAnswered")
                .hasNotPassed("endEvent_noticeSubmitted", "callActivity_sendNotice", "userTask_clearNotice");
        assertThat(clock("gdpr-33").state()).isEqualTo("not-required");
        assertThat(clock("gdpr-33").reason()).isEqualTo("The files were encrypted, and the key is safe.");
        assertThat(clock("gdpr-33").answeredBy()).isEqualTo("marta");
        assertThat(obstacles()).isEmpty();
        assertThat(kinds()).contains("ClockOpened", "ClockAnswered");
    }

    @Test
    void whenTheDeadlineHasPassedManagementIsWarnedAndTheNoticeStillGoesOut() {
        personalDataBreach();
        ProcessInstance answer = answerProcess();
        fireTimer("event_clockDeadlinePassed");
        run();
        assertThat(answer).hasPassed("event_clockDeadlinePassed", "endEvent_managementWarned");
        assertThat(answer).isWaitingAt("userTask_draftNotice");
        assertThat(mails())
                .filteredOn(mail -> mail.subject().contains("A legal deadline has passed"))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.recipients()).containsExactly("marta@example.org", "milan@example.org"));
    }

    @Test
    void theFinalReportIsDueAMonthAfterTheNotificationWasSubmitted() {
        ProcessInstance notify = significantIncident();
        assertThat(clocks.of(new CaseKey(key)))
                .extracting(LegalClock::obligation)
                .containsExactlyInAnyOrder("nis2-23-1", "nis2-early-warning", "nis2-notification");
        assertThat(clock("nis2-notification").deadline()).isEqualTo(openedAt().plus(Duration.ofHours(72)));
        answer("nis2-notification");
        LegalClock submitted = clock("nis2-notification");
        LegalClock last = clock("nis2-final");
        assertThat(last.startedAt()).isEqualTo(submitted.submittedAt());
        assertThat(Duration.between(last.startedAt(), last.deadline()))
                .isBetween(Duration.ofDays(28), Duration.ofDays(31).plusHours(1));
        answer("nis2-23-1");
        answer("nis2-early-warning");
        assertThat(notify).isWaitingAt("callActivity_answerClock");
        answer("nis2-final");
        assertThat(notify).isEnded();
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void aClockThatASubmissionStartsIsAnsweredAtOnceAndOnceOnly() {
        ProcessInstance notify = significantIncident();
        ProcessInstance notification = answering("nis2-notification");
        answer("nis2-notification");
        assertThat(notification)
                .isWaitingAt("callActivity_answerNextClock")
                .hasPassed("serviceTask_takeUpClocks")
                .hasNotPassed("endEvent_clockAnswered", "endEvent_nextClocksAnswered");
        assertThat(drafts()).containsExactlyInAnyOrder("nis2-23-1", "nis2-early-warning", "nis2-final");

        ProcessInstance warning = answering("nis2-early-warning");
        answer("nis2-early-warning");
        assertThat(warning).isEnded().hasPassed("endEvent_clockAnswered").hasNotPassed("callActivity_answerNextClock");
        ProcessInstance beside = start("notify-authorities", significant());
        assertThat(beside).isEnded().hasNotPassed("callActivity_answerClock");
        assertThat(drafts()).containsExactlyInAnyOrder("nis2-23-1", "nis2-final");

        answer("nis2-final");
        assertThat(notification)
                .isEnded()
                .hasPassed("endEvent_nextClocksAnswered")
                .hasNotPassed("endEvent_clockAnswered");
        assertThat(notify).isWaitingAt("callActivity_answerClock");
        answer("nis2-23-1");
        assertThat(notify).isEnded().hasPassed("endEvent_authoritiesInformed");
    }

    @Test
    void aReasonIsDemandedWhereItIsNeededAndOnlyThere() {
        personalDataBreach();
        assertThatThrownBy(() -> draft("notify", "", "")).hasMessageContaining("'Text of the notice' needs an answer.");
        assertThatThrownBy(() -> draft("not-required", "Never mind.", ""))
                .hasMessageContaining("'Why is no notice required?' needs an answer.");
        draft("notify", "Twelve files went to a wrong address.", "");
        assertThatThrownBy(() -> complete(
                        "userTask_clearNotice",
                        "clara",
                        "incident-commander",
                        Map.of("noticeCleared", false, "checkedNoHarm", true)))
                .hasMessageContaining("'What has to change?' needs an answer.");
        clear("clara", true);
        run();
        complete("userTask_recordProof", "lena", "legal", proof());
        assertThat(clock("gdpr-33").lateReason()).isEmpty();
    }

    @Test
    void aLateNoticeNeedsItsReason() {
        jdbc.update("UPDATE incident_case SET opened_at = now() - interval '10 days' WHERE key = ?", key);
        personalDataBreach();
        draft("notify", "Twelve files went to a wrong address.", "");
        clear("clara", true);
        run();
        assertThatThrownBy(() -> complete("userTask_recordProof", "lena", "legal", proof()))
                .hasMessageContaining("'Why is it late?' needs an answer.");
        Map<String, Object> explained = new HashMap<>(proof());
        explained.put("lateReason", "Found out only today.");
        complete("userTask_recordProof", "lena", "legal", explained);
        assertThat(clock("gdpr-33").lateReason()).isEqualTo("Found out only today.");
        assertThat(clock("gdpr-33").isLate(Instant.now())).isTrue();
    }

    @Test
    void aClockThatStartedWithALateFindingLeavesItsWholeTime() {
        jdbc.update("UPDATE incident_case SET opened_at = now() - interval '10 days' WHERE key = ?", key);
        Map<String, Object> facts = facts();
        facts.put("personalData", true);
        facts.put("highRiskToPeople", true);
        start("notify-authorities", facts);
        assertThat(clock("gdpr-33").isLate(Instant.now())).isTrue();
        assertThat(clock("gdpr-34").startedAt()).isAfter(Instant.now().minusSeconds(600));
        assertThat(clock("gdpr-34").deadline()).isAfter(Instant.now());
    }

    @Test
    void theClocksOfAMergedCaseAreAnsweredInTheOtherOneAtOnceAndKeepTheirDeadline() {
        personalDataBreach();
        LegalClock before = clock("gdpr-33");
        CaseKey from = new CaseKey(key);
        openCase("critical", false, "");
        merge(from, new CaseKey(key));

        assertThat(clocks.of(from)).isEmpty();
        assertThat(obstacles()).singleElement().asString().contains("GDPR");
        assertThat(running(from)).isEmpty();
        ProcessInstance answer = answerProcess();
        assertThat(answer)
                .isWaitingAt("userTask_draftNotice")
                .hasPassed("startEvent_clockMoved")
                .hasNotPassed("startEvent_clockStarted");
        assertThat(clock("gdpr-33").id()).isEqualTo(before.id());
        assertThat(clock("gdpr-33").deadline()).isEqualTo(before.deadline());
        ProcessInstance other = start("notify-authorities", facts());
        assertThat(other).isEnded().hasNotPassed("callActivity_answerClock");
        draft("not-required", "", "Answered in the other clock.");
        confirm(true);
        run();
        assertThat(answer).isEnded();
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void aClockThatMovesTwiceIsAnsweredOnceAndStartsItsNextOneThere() {
        significantIncident();
        answer("nis2-23-1");
        answer("nis2-early-warning");
        CaseKey first = new CaseKey(key);
        openCase("critical", false, "");
        CaseKey second = new CaseKey(key);
        merge(first, second);
        openCase("critical", false, "");
        CaseKey third = new CaseKey(key);
        merge(second, third);

        assertThat(running(first)).isEmpty();
        assertThat(running(second)).isEmpty();
        assertThat(drafts()).containsExactly("nis2-notification");
        answer("nis2-notification");
        assertThat(clocks.of(third))
                .extracting(LegalClock::obligation)
                .containsExactlyInAnyOrder("nis2-notification", "nis2-final");
        assertThat(drafts()).containsExactly("nis2-final");
        answer("nis2-final");
        assertThat(running(third)).isEmpty();
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void aNoticeThatWasSentBeforeTheMergeIsNotSentAgain() {
        personalDataBreach();
        draft("notify", "Twelve files went to a wrong address.", "");
        clear("clara", true);
        run();
        CaseKey from = new CaseKey(key);
        openCase("critical", false, "");
        merge(from, new CaseKey(key));

        ProcessInstance answer = answerProcess();
        assertThat(answer).isWaitingAt("userTask_recordProof").hasNotPassed("userTask_draftNotice");
        complete("userTask_recordProof", "lena", "legal", proof());
        run();
        assertThat(answer).isEnded().hasPassed("endEvent_clockAnswered");
        assertThat(mails()).isEmpty();
        assertThat(clock("gdpr-33").state()).isEqualTo("answered");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM notice WHERE clock = ?",
                        Integer.class,
                        clock("gdpr-33").id()))
                .isOne();
    }

    private void merge(CaseKey from, CaseKey into) {
        transaction.executeWithoutResult(status -> followers.forEach(each -> each.merged(from, into)));
    }

    private List<ProcessInstance> running(CaseKey of) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(of.text())
                .list();
    }

    @Test
    void aClockWhoseProcessEndedIsTakenUpByTheNextOne() {
        ProcessInstance notify = personalDataBreach();
        Map<String, Object> facts = facts();
        facts.put("personalData", true);
        ProcessInstance beside = start("notify-authorities", facts);
        assertThat(beside).isEnded().hasNotPassed("callActivity_answerClock");
        runtime.deleteProcessInstance(notify.getId(), "the case was dismissed");
        ProcessInstance after = start("notify-authorities", facts);
        assertThat(after).isWaitingAt("callActivity_answerClock");
        assertThat(clocks.of(new CaseKey(key))).hasSize(1);
    }

    private void answer(String obligation) {
        String process = answering(obligation).getId();
        complete(in(process, "userTask_draftNotice"), "lena", "legal", drafted("notify", "What happened.", ""));
        complete(
                in(process, "userTask_clearNotice"),
                "clara",
                "incident-commander",
                Map.of("noticeCleared", true, "checkedNoHarm", true));
        run();
        complete(in(process, "userTask_recordProof"), "lena", "legal", proof());
        run();
    }

    private static Map<String, Object> proof() {
        return Map.of("submissionReference", "ref", "checkedProofStored", true);
    }

    /** The process instance that answers an obligation. */
    private ProcessInstance answering(String obligation) {
        return instances().stream()
                .filter(instance -> instance.getProcessDefinitionId().startsWith("answer-clock:"))
                .filter(instance -> runtime.getVariable(instance.getId(), "clock")
                        .equals(clock(obligation).id()))
                .findFirst()
                .orElseThrow();
    }

    /** The obligations whose notices wait to be drafted, each as often as somebody is asked for it. */
    private List<String> drafts() {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey("userTask_draftNotice")
                .list()
                .stream()
                .map(task -> String.valueOf(tasks.getVariable(task.getId(), "clock")))
                .map(clock -> clock.substring(clock.indexOf(':') + 1))
                .toList();
    }

    private ProcessInstance significantIncident() {
        ProcessInstance notify = start("notify-authorities", significant());
        assertThat(notify).isWaitingAt("callActivity_answerClock");
        return notify;
    }

    private static Map<String, Object> significant() {
        Map<String, Object> facts = facts();
        facts.put("significant", true);
        return facts;
    }

    private ProcessInstance personalDataBreach() {
        Map<String, Object> facts = facts();
        facts.put("personalData", true);
        ProcessInstance notify = start("notify-authorities", facts);
        assertThat(notify).isWaitingAt("callActivity_answerClock");
        return notify;
    }

    private void draft(String decision, String text, String reason) {
        complete("userTask_draftNotice", "lena", "legal", drafted(decision, text, reason));
    }

    private static Map<String, Object> drafted(String decision, String text, String reason) {
        return Map.of(
                "decision", decision,
                "noticeText", text,
                "notNotifyReason", reason,
                "checkedFacts", true,
                "checkedContent", true);
    }

    private void clear(String person, boolean cleared) {
        String role = person.equals("clara") ? "incident-commander" : "legal";
        complete(
                "userTask_clearNotice",
                person,
                role,
                Map.of("noticeCleared", cleared, "noticeObjection", "Say where they are.", "checkedNoHarm", true));
    }

    private void confirm(boolean agreed) {
        complete(
                "userTask_confirmNoNotice",
                "marta",
                "management",
                Map.of("noNoticeConfirmed", agreed, "noticeObjection", "As discussed."));
    }

    private void deliver(String outcome) {
        complete(
                "userTask_deliverNoticeByOtherMeans",
                "petra",
                "communications",
                Map.of("deliveryOutcome", outcome, "deliveryNotes", "told by phone"));
    }

    private ProcessInstance start(String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        Map<String, Object> due = new LinkedHashMap<>();
        due.put("communicate", "2099-01-01T00:00:00Z");
        all.put("due", due);
        all.put("caseKey", key);
        all.put("title", "Beacon <b>& more");
        all.putIfAbsent("severity", "critical");
        return runtime.startProcessInstanceByKey(process, key, all);
    }

    private static Map<String, Object> notice(String template, String audience) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("template", template);
        variables.put("audience", audience);
        variables.put("noticeText", "");
        variables.put("severity", "critical");
        return variables;
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("jurisdiction", "EU");
        facts.put("sector", "energy");
        facts.put("entityType", "essential");
        facts.put("peopleAffected", 12L);
        List.of("processorOnly", "personalData", "highRiskToPeople", "significant", "major", "material")
                .forEach(name -> facts.put(name, false));
        return facts;
    }

    private void openCase(String severity, boolean drill, String reporter) {
        key = "IR-2097-%04d".formatted(NUMBER.incrementAndGet());
        jdbc.update(
                "INSERT INTO incident_case (key, title, description, source, state, severity, drill, reporter, "
                        + "opened_at, opened_by) VALUES (?, 'Beacon <b>& more', '', 'test', 'open', ?, ?, ?, now(), "
                        + "'firebreak')",
                key,
                severity,
                drill,
                reporter);
    }

    private Instant openedAt() {
        return jdbc.queryForList("SELECT opened_at FROM incident_case WHERE key = ?", Timestamp.class, key)
                .get(0)
                .toInstant();
    }

    /** Lets everything happen that waits for nobody: effects and asynchronous continuations. */
    private void run() {
        boolean moved = true;
        while (moved) {
            moved = effects.runWaiting() > 0;
            for (ProcessInstance instance : instances()) {
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

    private List<ProcessInstance> instances() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list();
    }

    private void fireTimers(String processInstance) {
        management.createJobQuery().processInstanceId(processInstance).timers().list().stream()
                .map(Job::getId)
                .forEach(management::executeJob);
    }

    /** The timer of one element: of a task's listener, or of an event itself. */
    private void fireTimer(String element) {
        List<Job> found = instances().stream()
                .flatMap(
                        instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .timers()
                                .activityId(element)
                                .list()
                                .stream())
                .toList();
        assertThat(found).as("timers of " + element).hasSize(1);
        management.executeJob(found.get(0).getId());
    }

    private void complete(String element, String person, String role, Map<String, Object> values) {
        complete(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(key)
                        .taskDefinitionKey(element)
                        .singleResult(),
                person,
                role,
                values);
    }

    private Task in(String process, String element) {
        return tasks.createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private void complete(Task task, String person, String role, Map<String, Object> values) {
        tasks.setAssignee(task.getId(), person);
        signedIn.as(person, role, () -> tasks.complete(task.getId(), values));
    }

    private ProcessInstance answerProcess() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("answer-clock")
                .singleResult();
    }

    private LegalClock clock(String obligation) {
        return clocks.of(new CaseKey(key)).stream()
                .filter(each -> each.obligation().equals(obligation))
                .findFirst()
                .orElseThrow();
    }

    private List<String> obstacles() {
        return closing.stream()
                .filter(condition -> condition.getClass().getPackageName().equals("dev.firebreak.notification"))
                .flatMap(condition -> condition.obstacles(new CaseKey(key)).stream())
                .toList();
    }

    private List<String> kinds() {
        return timeline.of(key).stream().map(TimelineEntry::kind).toList();
    }

    private String state() {
        return jdbc.queryForList("SELECT state FROM notice WHERE case_key = ?", String.class, key)
                .get(0);
    }

    private ReceivedMail mail() {
        assertThat(mails()).hasSize(1);
        return mail(0);
    }

    private ReceivedMail mail(int number) {
        return mails().get(number);
    }

    /** The mails of this case, newest first. */
    private List<ReceivedMail> mails() {
        return mailbox.mails().stream()
                .filter(mail -> (mail.subject() + mail.text()).contains(key))
                .toList();
    }
}
