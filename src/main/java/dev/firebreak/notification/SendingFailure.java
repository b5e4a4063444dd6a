package dev.firebreak.notification;

import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Applied;
import dev.firebreak.engine.EffectOutcome.NotSent;
import dev.firebreak.engine.EffectOutcome.OutcomeUnknown;
import dev.firebreak.engine.EffectOutcome.Refused;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What it means that a mail could not be sent, read from what the server said and from how far the mail had come. */
final class SendingFailure {

    private final MailException failure;
    private final OutgoingMail mail;
    private final List<Exception> causes = new ArrayList<>();

    SendingFailure(MailException failure, OutgoingMail mail) {
        this.failure = failure;
        this.mail = mail;
        if (failure instanceof MailSendException sending) {
            sending.getFailedMessages().values().forEach(this::collect);
        } else if (failure.getCause() instanceof Exception cause) {
            collect(cause);
        }
    }

    EffectOutcome outcome(Letter letter) {
        if (failure instanceof MailSendException sending
                && sending.getFailedMessages().isEmpty()) {
            // Every message was taken; only saying goodbye failed.
            return new Applied("Sent to " + String.join(", ", letter.addresses()) + ".");
        }
        List<String> reached = reached();
        if (!reached.isEmpty()) {
            return new Refused("Sent to " + String.join(", ", reached) + ", but not to everybody: " + refusals()
                    + ". Reach the others by other means; sending again reaches all of them again.");
        }
        int answer = answer();
        if (answer >= 500) {
            return new Refused("The mail server refuses it: " + said());
        }
        if (answer < 400 && mail.handedOver()) {
            return new OutcomeUnknown("The connection broke after the mail was handed over, so nobody knows whether it "
                    + "was delivered. Ask the recipient. (" + said() + ")");
        }
        return isRefusedForAll() ? new Refused("The mail server refuses it: " + refusals()) : new NotSent(said());
    }

    /** The server's answer to the whole mail, or 0 where there was none. */
    private int answer() {
        return causes.stream()
                .filter(SMTPSendFailedException.class::isInstance)
                .mapToInt(cause -> ((SMTPSendFailedException) cause).getReturnCode())
                .filter(code -> code >= 400)
                .findFirst()
                .orElse(0);
    }

    private List<String> reached() {
        return causes.stream()
                .filter(SendFailedException.class::isInstance)
                .map(cause -> ((SendFailedException) cause).getValidSentAddresses())
                .flatMap(SendingFailure::texts)
                .distinct()
                .toList();
    }

    /** For good, and not only for now as a server says with an answer below 500. */
    private boolean isRefusedForAll() {
        List<SMTPAddressFailedException> refused = refusedAddresses();
        return !refused.isEmpty() && refused.stream().allMatch(each -> each.getReturnCode() >= 500);
    }

    private String refusals() {
        return refusedAddresses().stream()
                .map(each -> each.getAddress() + " (" + oneLine(each.getMessage()) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<SMTPAddressFailedException> refusedAddresses() {
        return causes.stream()
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .toList();
    }

    private String said() {
        Exception last = causes.isEmpty() ? failure : causes.get(causes.size() - 1);
        String message = last.getMessage();
        return oneLine(message == null ? last.toString() : message);
    }

    private void collect(Exception cause) {
        causes.add(cause);
        Exception next = cause instanceof MessagingException message ? message.getNextException() : null;
        if (next == null && cause.getCause() instanceof Exception inner) {
            next = inner;
        }
        if (next != null && !causes.contains(next)) {
            collect(next);
        }
    }

    private static Stream<String> texts(Address @Nullable [] addresses) {
        return addresses == null ? Stream.empty() : Arrays.stream(addresses).map(Address::toString);
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : NoticeTemplate.oneLine(text).strip();
    }
}
