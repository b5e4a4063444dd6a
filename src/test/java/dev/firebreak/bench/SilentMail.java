package dev.firebreak.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that takes every mail at once: mails are written out whole, and go nowhere. */
final class SilentMail extends JavaMailSenderImpl {

    @Override
    protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
        try {
            for (MimeMessage message : messages) {
                message.saveChanges();
                message.writeTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | MessagingException e) {
            throw new MailSendException("A mail cannot be written", e);
        }
    }
}
