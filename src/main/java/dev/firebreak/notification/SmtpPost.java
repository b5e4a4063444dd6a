package dev.firebreak.notification;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Applied;
import dev.firebreak.engine.EffectOutcome.Refused;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends by SMTP to wherever {@code spring.mail} says. */
@Component
class SmtpPost implements Post {

    private final JavaMailSender sender;
    private final Clock clock;

    SmtpPost(JavaMailSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public EffectOutcome send(Letter letter, String key) {
        OutgoingMail mail;
        try {
            mail = new OutgoingMail(letter, key, Date.from(clock.instant()));
        } catch (MessagingException e) {
            return new Refused("The mail cannot be made: " + e.getMessage() + ". Correct the address.");
        }
        try {
            sender.send(mail);
            return new Applied("Sent to " + String.join(", ", letter.addresses()) + ".");
        } catch (MailException e) {
            return new SendingFailure(e, mail).outcome(letter);
        }
    }

    @Override
    public List<String> reaches(Letter letter) {
        return letter.addresses();
    }
}
