package dev.firebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.Visitor;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mail.javamail.JavaMailSender;

/** The mailbox of profile local, by SMTP on one side and by HTTP on the other. */
@FirebreakTest
class MailboxTest {

    @Autowired
    Mailbox mailbox;

    @Autowired
    JavaMailSender sender;

    @Autowired
    StartUpGuide guide;

    @LocalServerPort
    int port;

    @Test
    void aMailIsShownAsTextWithWhomItReallyReached() throws MessagingException {
        send("DRILL - <script>alert(1)</script>", "<b>Bold</b> & \u00fcber", "hidden@example.org");
        ReceivedMail mail = mailbox.mails().get(0);
        assertThat(mail.recipients()).containsExactly("anna@example.org", "hidden@example.org");
        assertThat(mail.isDrill()).isTrue();
        Visitor anna = Visitor.withSession(port, "anna");
        assertThat(anna.get("/mailbox").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "hidden@example.org", "drill")
                .doesNotContain("<script>alert");
        assertThat(anna.get("/mailbox/" + mail.number()).body())
                .contains("&lt;b&gt;Bold&lt;/b&gt; &amp; \u00fcber", "From: desk@example.org", "Delivered to")
                .doesNotContain("<b>Bold");
    }

    @Test
    void oneMailForManyIsKeptOnce() throws MessagingException {
        send("One for many", "x", "a@example.org", "b@example.org", "c@example.org");
        assertThat(mailbox.mails())
                .filteredOn(mail -> mail.subject().equals("One for many"))
                .hasSize(1);
    }

    @Test
    void onlyTheLastMailsAreKept() throws MessagingException {
        MimeMessage[] many = new MimeMessage[510];
        for (int i = 0; i < many.length; i++) {
            many[i] = mail("Number " + i, "x");
        }
        sender.send(many);
        assertThat(mailbox.mails()).hasSize(500);
        assertThat(mailbox.mails().get(0).subject()).isEqualTo("Number 509");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "karin", "olga", "ada"})
    void everybodyOfTheTeamMayLook(String login) {
        assertThat(Visitor.withSession(port, login).get("/mailbox").statusCode())
                .isEqualTo(200);
    }

    @Test
    void strangersAndMachinesMayNot() {
        assertThat(Visitor.unknown(port).get("/mailbox").statusCode()).isEqualTo(302);
        assertThat(Visitor.withSession(port, "siem").get("/mailbox").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aMailThatIsGoneIsSaidToBeGone() {
        assertThat(Visitor.withSession(port, "anna").get("/mailbox/999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLastWordsOfTheStartSayWhereToGoAndAsWhom() {
        assertThat(guide.text("8080"))
                .contains("http://127.0.0.1:8080/mailbox", "password 'firebreak'")
                .containsPattern("analyst +anna, ben")
                .containsPattern("management +marta, milan")
                .contains("curl -u siem:firebreak");
    }

    private void send(String subject, String text, String... hidden) throws MessagingException {
        sender.send(mail(subject, text, hidden));
    }

    private MimeMessage mail(String subject, String text, String... hidden) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setFrom("desk@example.org");
        message.setRecipients(MimeMessage.RecipientType.TO, "anna@example.org");
        message.setRecipients(MimeMessage.RecipientType.BCC, String.join(",", hidden));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        return message;
    }
}
