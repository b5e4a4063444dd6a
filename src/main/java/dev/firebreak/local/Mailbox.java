package dev.firebreak.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A real mail server on loopback that takes every mail, keeps the last ones in memory and delivers none. */
@Component
@Profile("local")
public class Mailbox implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int KEPT = 500;

    private final GreenMail server;
    private final Clock clock;
    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private @Nullable MovingMessage last;
    private long received;

    Mailbox(LocalProperties properties, Clock clock) {
        this.clock = clock;
        this.server = new GreenMail(new ServerSetup(properties.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.getManagers().getUserManager().setMessageDeliveryHandler(this::deliver);
        LOG.info("The mailbox listens for mail on port {}", properties.smtpPort());
    }

    /** The mails, newest first, at most 500. */
    public synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    /** Empty for a mail that never came, or came too long ago. */
    synchronized Optional<ReceivedMail> find(long number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }

    /** Called once for each recipient of a message; the first call keeps it. */
    private synchronized @Nullable GreenMailUser deliver(MovingMessage message, MailAddress recipient)
            throws MessagingException {
        if (message != last) {
            last = message;
            mails.addFirst(read(message));
            if (mails.size() > KEPT) {
                mails.removeLast();
            }
        }
        return null;
    }

    private ReceivedMail read(MovingMessage moving) throws MessagingException {
        MimeMessage message = moving.getMessage();
        List<String> recipients = new ArrayList<>();
        moving.getToAddresses().forEach(address -> recipients.add(address.getEmail()));
        Collections.sort(recipients);
        try {
            return new ReceivedMail(
                    ++received,
                    clock.instant(),
                    String.valueOf(message.getHeader("From", ", ")),
                    List.copyOf(recipients),
                    String.valueOf(message.getSubject()),
                    MailReader.headers(message),
                    MailReader.part(message, "text/plain").orElse(""),
                    MailReader.part(message, "text/calendar").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        server.stop();
    }
}
