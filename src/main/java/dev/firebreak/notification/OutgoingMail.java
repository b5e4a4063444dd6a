package dev.firebreak.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
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
        String body = letter.text().body();
        if (letter.enclosure() instanceof Meeting meeting) {
            MimeBodyPart invitation = new MimeBodyPart();
            invitation.setText(Invitation.text(letter, meeting, id), UTF_8, "calendar; method=REQUEST");
            setContent(new MimeMultipart("alternative", text(body, "plain"), invitation));
        } else if (letter.enclosure() instanceof SignedCheckpoint checkpoint) {
            MimeBodyPart words = new MimeBodyPart();
            words.setContent(new MimeMultipart(
                    "alternative", text(body, "plain"), text(HtmlText.of(body, checkpoint.note()), "html")));
            setContent(new MimeMultipart("mixed", words, file(checkpoint)));
        } else {
            setText(body, UTF_8);
        }
    }

    private static MimeBodyPart text(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, type);
        return part;
    }

    /** In base 64: as text, a mail server would change the ends of its lines, and its signature would not fit. */
    private static MimeBodyPart file(SignedCheckpoint checkpoint) throws MessagingException {
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(
                new DataHandler(new ByteArrayDataSource(checkpoint.bytes(), "text/plain; charset=" + UTF_8)));
        file.setFileName(checkpoint.fileName());
        file.setDisposition(Part.ATTACHMENT);
        file.setHeader("Content-Transfer-Encoding", "base64");
        return file;
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
