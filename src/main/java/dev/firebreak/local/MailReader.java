package dev.firebreak.local;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Takes a message apart into what the mailbox page shows. */
final class MailReader {

    private MailReader() {}

    static ReceivedMail read(long number, Instant at, List<String> recipients, MimeMessage message)
            throws MessagingException {
        try {
            return new ReceivedMail(
                    number,
                    at,
                    String.valueOf(message.getHeader("From", ", ")),
                    recipients,
                    String.valueOf(message.getSubject()),
                    Collections.list(message.getAllHeaders()).stream()
                            .map(MailReader::line)
                            .toList(),
                    part(message, "text/plain").orElse(""),
                    part(message, "text/calendar").orElse(""));
        } catch (IOException e) {
            throw new MessagingException("The message cannot be read", e);
        }
    }

    private static String line(Header header) {
        return header.getName() + ": " + header.getValue();
    }

    /** The first part of a type, anywhere inside. */
    private static Optional<String> part(Part part, String type) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = part(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return part.isMimeType(type) ? Optional.of(text(part)) : Optional.empty();
    }

    private static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof String text
                ? text
                : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
