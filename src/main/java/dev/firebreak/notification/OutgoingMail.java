package dev.firebreak.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * One mail for all addresses of a letter. Up to five colleagues see each other in To; everybody else stands in Bcc, with
 * whoever takes the answers in To. One refused address does not keep the mail from the others. Knows whether its content was handed
 * to the server: before that it was certainly not sent.
 */
final class OutgoingMail extends SMTPMessage {

    private static final int MOST_IN_VIEW = 5;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private boolean handedOver;

    /** @throws jakarta.mail.internet.AddressException for what is not a mail address */
    OutgoingMail(Letter letter, String key, Date now) throws MessagingException {
        super((Session) null);
        setSendPartial(true);
        InternetAddress answers = address(letter.answersTo());
        setFrom(address(letter.from()));
        setReplyTo(new InternetAddress[] {answers});
        if (!letter.answersTo().equals(letter.from())) {
            // What comes back undelivered holds the mail, and the desk is read by people who may not know of it.
            setEnvelopeFrom(answers.getAddress());
        }
        address(letter, answers);
        setSubject(letter.text().subject(), UTF_8);
        setSentDate(now);
        String id = key + "@" + letter.from().substring(letter.from().lastIndexOf('@') + 1);
        setHeader("Message-ID", "<" + id + ">");
        setHeader("Auto-Submitted", "auto-generated");
        fill(letter, id);
    }

    private void address(Letter letter, InternetAddress answers) throws MessagingException {
        boolean inView = letter.addresses().size() == 1
                || letter.inside() && letter.addresses().size() <= MOST_IN_VIEW;
        for (String address : letter.addresses()) {
            addRecipient(inView ? RecipientType.TO : RecipientType.BCC, address(address));
        }
        if (!inView) {
            setRecipient(RecipientType.TO, answers);
        }
    }

    private void fill(Letter letter, String id) throws MessagingException {
        Meeting meeting = letter.meeting();
        if (meeting == null) {
            setText(letter.text().body(), UTF_8);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text().body(), UTF_8);
        MimeBodyPart invitation = new MimeBodyPart();
        invitation.setText(Invitation.text(letter, meeting, id), UTF_8, "calendar; method=REQUEST");
        Multipart both = new MimeMultipart("alternative", text, invitation);
        setContent(both);
    }

    private static InternetAddress address(String text) throws MessagingException {
        return new InternetAddress(text, true);
    }

    /** Whether the server has got at least a part of the content. */
    boolean handedOver() {
        return handedOver;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] withoutHeaders) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, withoutHeaders);
    }
}
