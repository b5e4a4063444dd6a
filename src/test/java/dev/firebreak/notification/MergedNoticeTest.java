package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.SignedIn;
import dev.firebreak.audit.Timeline;
import dev.firebreak.audit.TimelineEntry;
import dev.firebreak.cases.CaseFollower;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.process.ACase;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A notice whose case is merged while its mail waits or is on its way: it goes out once, and what came of it is known. */
@FirebreakTest
class MergedNoticeTest {

    @Autowired
    ACase cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    EffectWorker effects;

    @Autowired
    Notices notices;

    @Autowired
    NoticeTable table;

    @Autowired
    Clocks clocks;

    @Autowired
    List<CaseFollower> followers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SignedIn signedIn;

    @Autowired
    Timeline timeline;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    JdbcTemplate jdbc;

    private ScriptedMailServer server;
    private int port;
    private CaseKey from = new CaseKey("IR-1999-0001");
    private CaseKey into = new CaseKey("IR-1999-0002");

    @BeforeEach
    void aNoticeToAnAuthorityIsClearedAndAboutToLeave() throws IOException {
        effects.runWaiting();
        port = sender.getPort();
        server = new ScriptedMailServer();
        sender.setPort(server.port());
        from = new CaseKey(cases.critical());
        into = new CaseKey(cases.critical());
        Map<String, Object> facts = cases.variables(from.text());
        facts.putAll(Map.of("jurisdiction", "EU", "sector", "energy", "entityType", "essential"));
        facts.put("peopleAffected", 12L);
        List.of("processorOnly", "highRiskToPeople", "significant", "major", "material")
                .forEach(name -> facts.put(name, false));
        facts.put("personalData", true);
        runtime.startProcessInstanceByKey("notify-authorities", from.text(), facts);
        draftAndClear(from);
    }

    @AfterEach
    void mailIsBack() throws IOException {
        sender.setPort(port);
        server.close();
    }

    @Test
    void whatIsBeingSentDuringTheMergeIsNotSentAgain() {
        server.beforeAnswer(".", () -> {
            assertThat(state(from)).isEqualTo("sending");
            merge();
        });
        effects.runWaiting();
        assertThat(mails()).hasSize(1);
        assertThat(state(from)).isEqualTo("sent");
        assertThat(timeline.of(from.text())).extracting(TimelineEntry::kind).contains("EffectApplied", "NoticeSent");

        draftAndClear(into);
        effects.runWaiting();
        assertThat(mails()).hasSize(1);
        assertThat(state(into)).isEqualTo("sent");
        assertThat(message(into)).contains("It had been sent on").contains("not sent twice");
        assertThat(waits("userTask_recordProof")).isTrue();
        assertThat(clocks.submittedAt(from + ":gdpr-33"))
                .isEqualTo(table.of(from.text()).get(0).at());
    }

    @Test
    void whatTheOtherCaseWantsToSendMeanwhileWaitsForTheOutcome() {
        server.beforeAnswer(".", () -> {
            server.beforeAnswer(".", () -> {});
            merge();
            draftAndClear(into);
            effects.runWaiting();
            assertThat(state(into)).isEqualTo("waiting");
        });
        effects.runWaiting();
        assertThat(state(from)).isEqualTo("sent");
        goOn();
        assertThat(mails()).hasSize(1);
        assertThat(waits("userTask_recordProof")).isTrue();
    }

    @Test
    void whatTheServerThenRefusedIsSentByTheOtherCase() {
        server.beforeAnswer(".", this::merge);
        server.answer(".", "554 no");
        effects.runWaiting();
        assertThat(state(from)).isEqualTo("refused");
        server.beforeAnswer(".", () -> {});
        server.answer(".", "250 OK");
        draftAndClear(into);
        effects.runWaiting();
        assertThat(state(into)).isEqualTo("sent");
        assertThat(recipients(into)).containsExactly("breach@dpa.example.net");
        assertThat(waits("userTask_recordProof")).isTrue();
    }

    @Test
    void whatWaitedForTheMailServerIsLetGoAndSentByTheOtherCaseOnly() {
        server.answer("MAIL", "451 later");
        effects.runWaiting();
        assertThat(state(from)).isEqualTo("waiting");
        merge();
        assertThat(state(from)).isEqualTo("refused");
        assertThat(message(from)).contains("was merged into " + into + " before this left");
        server.answer("MAIL", "250 OK");
        draftAndClear(into);
        effects.runWaiting();
        assertThat(mails()).hasSize(1);
        assertThat(state(into)).isEqualTo("sent");
    }

    @Test
    void aMergeJustBeforeTheMailLeavesKeepsItFromLeaving() {
        server.beforeAnswer("MAIL", this::merge);
        server.answer("MAIL", "451 later");
        effects.runWaiting();
        assertThat(state(from)).isEqualTo("refused");
        assertThat(message(from)).contains("its process has ended");
        assertThat(mails()).isEmpty();
    }

    @Test
    void whatACrashLeftUnderWayIsForAPersonToSettle() {
        effects.runWaiting();
        jdbc.update(
                "UPDATE notice SET state = 'sending', changed_at = now() - interval '1 hour' WHERE case_key = ?",
                from.text());
        merge();
        draftAndClear(into);
        effects.runWaiting();
        assertThat(mails()).hasSize(1);
        assertThat(state(into)).isEqualTo("outcome-unknown");
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(into.text())
                .taskDefinitionKey("userTask_deliverNoticeByOtherMeans")
                .singleResult()
                .getId();
        complete(
                task,
                "petra",
                "communications",
                Map.of("deliveryOutcome", "try-again", "deliveryNotes", "It never came."));
        effects.runWaiting();
        assertThat(mails()).hasSize(2);
        assertThat(state(into)).isEqualTo("sent");
    }

    @Test
    void twoThatTakeUpTheSameNoticeAtOnceDoNotBothGetIt() {
        CaseKey key = new CaseKey(cases.critical());
        NoticePlan plan = new NoticePlan("on-call", "mail", "case-opened", "at once", "none");
        transaction.executeWithoutResult(status -> notices.prepare(key, List.of(plan), "ended"));
        NoticeTable.Owned owned = table.prepared(key.text(), plan).orElseThrow();
        assertThat(table.takeUp(owned, "one")).isTrue();
        assertThat(table.takeUp(owned, "other")).isFalse();
    }

    @Test
    void whatLeftSinceItWasLookedAtIsNotTakenUp() {
        CaseKey key = new CaseKey(cases.critical());
        NoticePlan plan = new NoticePlan("on-call", "mail", "case-opened", "at once", "none");
        transaction.executeWithoutResult(status -> notices.prepare(key, List.of(plan), "ended"));
        NoticeTable.Owned owned = table.prepared(key.text(), plan).orElseThrow();
        jdbc.update("UPDATE notice SET state = 'sending', activity_instance = 'a-' || id WHERE id = ?", owned.id());
        assertThat(table.takeUp(owned, "other")).isFalse();
        transaction.executeWithoutResult(status ->
                assertThat(notices.prepare(key, List.of(plan), "other").ids()).isEmpty());
    }

    private void merge() {
        transaction.executeWithoutResult(status -> followers.forEach(each -> each.merged(from, into)));
        // The other case has no process of its own here, whose variables the moved clock would get.
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(into.text())
                .list()
                .forEach(process -> runtime.setVariables(process.getId(), cases.variables(into.text())));
    }

    private void draftAndClear(CaseKey key) {
        complete(
                task(key, "userTask_draftNotice"),
                "lena",
                "legal",
                Map.of(
                        "decision", "notify",
                        "noticeText", "Twelve files were copied.",
                        "notNotifyReason", "",
                        "checkedFacts", true,
                        "checkedContent", true));
        complete(
                task(key, "userTask_clearNotice"),
                "clara",
                "incident-commander",
                Map.of("noticeCleared", true, "checkedNoHarm", true));
    }

    private String task(CaseKey key, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.text())
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    private void complete(String task, String person, String role, Map<String, Object> values) {
        tasks.setAssignee(task, person);
        signedIn.as(person, role, () -> tasks.complete(task, new HashMap<>(values)));
    }

    private boolean waits(String element) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(into.text())
                        .taskDefinitionKey(element)
                        .count()
                == 1;
    }

    /** Time passes until what was postponed is tried again. */
    private void goOn() {
        jdbc.update("UPDATE act_ru_ext_task SET lock_exp_time_ = NULL WHERE topic_name_ = 'notice'");
        effects.runWaiting();
    }

    /** Of the newest notice to an authority. */
    private String state(CaseKey key) {
        return newest(key).state();
    }

    private String message(CaseKey key) {
        return newest(key).message();
    }

    private List<String> recipients(CaseKey key) {
        return newest(key).recipients();
    }

    private Notice newest(CaseKey key) {
        return table.of(key.text()).stream()
                .filter(notice -> notice.audience().equals("regulator"))
                .findFirst()
                .orElseThrow();
    }

    /** Of the two cases, to the authority. */
    private List<String> mails() {
        return server.mails().stream()
                .filter(mail -> mail.contains("breach@dpa.example.net"))
                .filter(mail -> mail.contains(from.text()) || mail.contains(into.text()))
                .toList();
    }
}
