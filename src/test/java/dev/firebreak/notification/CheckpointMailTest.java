package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import dev.firebreak.audit.Checkpoints;
import dev.firebreak.engine.EffectWorker;
import dev.firebreak.roster.Roster;
import dev.firebreak.tlog.SignedNote;
import dev.firebreak.tlog.VerifierKey;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;

/** The newest checkpoint comes to the auditors once a day, over SMTP. */
@FirebreakTest
class CheckpointMailTest {

    /** Seven o'clock in Tokyo, the day after. */
    private static final Instant SEVEN = Instant.parse("2071-03-01T22:00:00Z");

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    Roster roster;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    EffectWorker effects;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    JdbcTemplate jdbc;

    private ScriptedMailServer server;
    private int port;

    @BeforeEach
    void somethingIsSigned() throws IOException {
        effects.runWaiting();
        await().atMost(Duration.ofSeconds(60)).until(() -> checkpoints.newest().isPresent());
        jdbc.update("DELETE FROM checkpoint_mail");
        port = sender.getPort();
        server = new ScriptedMailServer();
        sender.setPort(server.port());
    }

    @AfterEach
    void theUsualMailServer() throws IOException {
        sender.setPort(port);
        server.close();
        waiting().forEach(each -> runtime.deleteProcessInstance(each.getId(), "test over"));
    }

    @Test
    void theMailBringsTheSignedNoteInTextAndHtmlAndAsAFile() throws Exception {
        assertThat(at(SEVEN).askOnceADay()).isTrue();
        letItLeave();
        MimeMessage mail = onlyMail();
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("olga@example.org", "otto@example.org");
        byte[] file = part(mail, "attachment").getInputStream().readAllBytes();
        SignedNote note = SignedNote.parse(file);
        assertThat(note.verdict(
                        checkpoints.keys().stream().map(VerifierKey::parse).toList()))
                .isEqualTo(SignedNote.Verdict.TRUSTED);
        assertThat(part(mail, "attachment").getFileName()).matches("checkpoint-\\d+\\.txt");
        String lines = new String(file, StandardCharsets.UTF_8);
        String text = content(part(mail, "text/plain"));
        String html = content(part(mail, "text/html"));
        assertThat(text).contains(lines, "--since", "firebreak/local, ");
        assertThat(html)
                .contains(HtmlUtils.htmlEscape(lines, "UTF-8"), "--since")
                .doesNotContain("{{", "<script");
        assertThat(text + html + mail.getSubject()).doesNotContainPattern("IR-\\d{4}-\\d{4}");
    }

    @Test
    void itLeavesOnceADayFromItsTimeOnWhateverNodesAsk() {
        assertThat(at(SEVEN.minusSeconds(1)).askOnceADay()).isFalse();
        List<CompletableFuture<Boolean>> nodes = Stream.of(SEVEN, SEVEN, SEVEN, SEVEN)
                .map(time -> CompletableFuture.supplyAsync(() -> at(time).askOnceADay()))
                .toList();
        assertThat(nodes.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(at(SEVEN.plus(Duration.ofHours(16))).askOnceADay()).isFalse();
        assertThat(at(SEVEN.plus(Duration.ofDays(1))).askOnceADay()).isTrue();
        letItLeave();
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void aDayThatFailsToAskIsAskedForAgain() {
        transaction.executeWithoutResult(status -> {
            assertThat(at(SEVEN).askOnceADay()).isTrue();
            status.setRollbackOnly();
        });
        assertThat(waiting()).isEmpty();
        assertThat(at(SEVEN).askOnceADay()).isTrue();
    }

    @Test
    void aMailThatMayHaveArrivedIsAPersonsMatterAndNotSentAgain() {
        server.answer(".", ScriptedMailServer.CUT);
        assertThat(at(SEVEN).askOnceADay()).isTrue();
        letItLeave();
        letItLeave();
        assertThat(at(SEVEN.plusSeconds(60)).askOnceADay()).isFalse();
        assertThat(server.mails()).hasSize(1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(waiting().get(0).getId())
                        .list())
                .singleElement()
                .returns("Deliver notice by other means", task -> task.getName());
    }

    private CheckpointMail at(Instant now) {
        return new CheckpointMail(
                checkpoints,
                roster,
                runtime,
                jdbc,
                transaction,
                new CheckpointMailProperties(true, LocalTime.of(7, 0), ZoneId.of("Asia/Tokyo")),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void letItLeave() {
        waiting().stream()
                .flatMap(each -> management.createJobQuery().processInstanceId(each.getId()).messages().list().stream())
                .map(Job::getId)
                .forEach(management::executeJob);
        effects.runWaiting();
    }

    private List<ProcessInstance> waiting() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("send-notice")
                .variableValueEquals("template", CheckpointMail.TEMPLATE)
                .list();
    }

    private MimeMessage onlyMail() throws MessagingException {
        assertThat(server.mails()).hasSize(1);
        return new MimeMessage(
                (Session) null, new ByteArrayInputStream(server.mails().get(0).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The part of that type, or of that disposition. */
    private static Part part(Part whole, String what) throws MessagingException, IOException {
        return parts(whole)
                .filter(part -> {
                    try {
                        return what.equals(part.getDisposition())
                                || part.getDisposition() == null && part.isMimeType(what);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Part> parts(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart several)) {
            return Stream.of(part);
        }
        Stream<Part> all = Stream.empty();
        for (int i = 0; i < several.getCount(); i++) {
            all = Stream.concat(all, parts(several.getBodyPart(i)));
        }
        return all;
    }

    private static String content(Part part) throws MessagingException, IOException {
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }
}
