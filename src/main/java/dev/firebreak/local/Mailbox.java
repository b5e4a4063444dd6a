package dev.firebreak.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A real mail server on loopback that takes every mail, keeps the last ones in memory and delivers none. */
@Component
@Profile("local")
public class Mailbox implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int KEPT = 500;
    private static final GreenMailUser NOBODY = new NobodysUser();

    private final int port;
    private final Clock clock;
    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private @Nullable GreenMail server;
    private @Nullable MovingMessage last;
    private long received;

    Mailbox(LocalProperties properties, Clock clock) {
        this.port = properties.smtpPort();
        this.clock = clock;
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
    private synchronized GreenMailUser deliver(MovingMessage message, MailAddress recipient) throws MessagingException {
        if (message != last) {
            last = message;
            List<String> recipients = message.getToAddresses().stream()
                    .map(MailAddress::getEmail)
                    .sorted()
                    .toList();
            mails.addFirst(MailReader.read(++received, clock.instant(), recipients, message.getMessage()));
            if (mails.size() > KEPT) {
                mails.removeLast();
            }
        }
        return NOBODY;
    }

    @Override
    public void start() {
        GreenMail started = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        started.start();
        started.getManagers().getUserManager().setMessageDeliveryHandler(this::deliver);
        server = started;
        LOG.info("The mailbox listens for mail on port {}", port);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** There before the effects that send mail, and until they have ended. */
    @Override
    public int getPhase() {
        return 0;
    }
}
