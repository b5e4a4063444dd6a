package dev.firebreak.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Applied;
import dev.firebreak.engine.EffectOutcome.NotSent;
import dev.firebreak.engine.EffectOutcome.OutcomeUnknown;
import dev.firebreak.engine.EffectOutcome.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a real conversation by SMTP leaves us knowing. */
class SmtpPostTest {

    private static final String KEY = "ab".repeat(32);

    private ScriptedMailServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedMailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aMailThatTheServerTakesIsSent() {
        assertThat(send(letter("anna@example.org"))).isInstanceOf(Applied.class);
        assertThat(server.mails()).singleElement().asString().contains("Message-ID: <" + KEY + "@example.org>");
    }

    @Test
    void anInvitationReachesAnAddressWithSignsThatLinksDoNotHave() {
        Letter plain = letter("\"two words\"@example.org");
        Letter invitation = new Letter(
                plain.from(),
                plain.answersTo(),
                plain.addresses(),
                plain.inside(),
                plain.drill(),
                plain.text(),
                new Meeting(Instant.parse("2026-03-02T09:00:00Z"), "Room 1"));
        assertThat(send(invitation)).isInstanceOf(Applied.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void theSameKeyGivesTheSameMessageId() {
        send(letter("anna@example.org"));
        send(letter("anna@example.org"));
        assertThat(server.mails()).hasSize(2).allMatch(mail -> mail.contains("Message-ID: <" + KEY + "@example.org>"));
    }

    @Test
    void nobodyListensSoItIsNotSent() throws IOException {
        server.close();
        assertThat(send(letter("anna@example.org"))).isInstanceOf(NotSent.class);
    }

    @Test
    void anUnknownHostMeansNotSent() {
        JavaMailSenderImpl sender = sender(server.port());
        sender.setHost("mail.invalid");
        EffectOutcome outcome = new SmtpPost(sender, Clock.systemUTC()).send(letter("anna@example.org"), KEY);
        assertThat(outcome).isInstanceOf(NotSent.class);
    }

    @Test
    void aServerThatIsTooBusyMeansNotSent() {
        server.answer("CONNECT", "421 too busy");
        assertThat(send(letter("anna@example.org"))).isInstanceOf(NotSent.class);
    }

    @Test
    void aCutBeforeTheContentMeansNotSent() {
        server.answer("RCPT", ScriptedMailServer.CUT);
        assertThat(send(letter("anna@example.org"))).isInstanceOf(NotSent.class);
    }

    @Test
    void aMailboxThatIsFullForNowMeansNotSent() {
        server.answer("RCPT", "452 mailbox full");
        assertThat(send(letter("anna@example.org"))).isInstanceOf(NotSent.class);
    }

    @Test
    void anAddressThatDoesNotExistMeansRefused() {
        server.answer("RCPT", "550 no such user");
        assertThat(send(letter("nobody@example.org")))
                .isInstanceOf(Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("nobody@example.org", "550 no such user");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void oneBadAddressOfManyKeepsTheMailFromNobodyElse() {
        server.answer("RCPT TO:<ben@", "550 no such user");
        EffectOutcome outcome = send(letter("anna@example.org", "ben@example.org", "clara@example.org"));
        assertThat(outcome)
                .isInstanceOf(Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("Sent to anna@example.org, clara@example.org")
                .contains("ben@example.org (550 no such user)");
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void aSenderThatIsNotAllowedMeansRefused() {
        server.answer("MAIL", "550 not allowed");
        assertThat(send(letter("anna@example.org"))).isInstanceOf(Refused.class);
    }

    @Test
    void aContentThatIsRefusedMeansRefused() {
        server.answer(".", "554 looks like spam");
        assertThat(send(letter("anna@example.org")))
                .isInstanceOf(Refused.class)
                .extracting(EffectOutcome::message)
                .asString()
                .contains("looks like spam");
    }

    @Test
    void aContentThatCannotBeStoredNowMeansNotSent() {
        server.answer(".", "451 try later");
        assertThat(send(letter("anna@example.org"))).isInstanceOf(NotSent.class);
    }

    @Test
    void aCutAfterTheFinalDotLeavesItUnknown() {
        server.answer(".", ScriptedMailServer.CUT);
        assertThat(send(letter("anna@example.org"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutAConnection() {
        assertThat(send(letter("anna@example.org\r\nRCPT TO:<x@example.net>"))).isInstanceOf(Refused.class);
        assertThat(send(letter("not an address"))).isInstanceOf(Refused.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void strangersDoNotSeeEachOther() {
        send(new Letter(
                "desk@example.org",
                "desk@example.org",
                List.of("a@customer.example", "b@customer.example"),
                false,
                false,
                new NoticeText("Subject", "Body"),
                null));
        assertThat(server.mails())
                .singleElement()
                .asString()
                .contains("To: desk@example.org")
                .doesNotContain("customer.example");
    }

    @Test
    void anInvitationIsAPartOfItsOwn() {
        Meeting meeting = Meeting.of("2026-03-05T14:00:00+01:00", "Room 4", ZoneId.of("UTC"))
                .orElseThrow();
        send(new Letter(
                "desk@example.org",
                "desk@example.org",
                List.of("anna@example.org"),
                true,
                false,
                new NoticeText("Debriefing", "Please come."),
                meeting));
        assertThat(server.mails())
                .singleElement()
                .asString()
                .contains("text/calendar", "method=REQUEST", "METHOD:REQUEST", "DTSTART:20260305T130000Z")
                .contains("DTEND:20260305T140000Z", "UID:" + KEY.substring(0, 20), "LOCATION:Room 4");
    }

    @Test
    void aMeetingWithoutZoneIsInTheOrganisations() {
        assertThat(Meeting.of("2026-07-05T14:00", "x", ZoneId.of("Europe/Berlin")))
                .hasValue(new Meeting(Instant.parse("2026-07-05T12:00:00Z"), "x"));
        assertThat(Meeting.of("tomorrow", "x", ZoneId.of("UTC"))).isEmpty();
    }

    private EffectOutcome send(Letter letter) {
        return new SmtpPost(sender(server.port()), Clock.systemUTC()).send(letter, KEY);
    }

    private static Letter letter(String... addresses) {
        return new Letter(
                "desk@example.org",
                "desk@example.org",
                List.of(addresses),
                true,
                false,
                new NoticeText("Subject", "Body"),
                null);
    }

    static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
        return sender;
    }
}
