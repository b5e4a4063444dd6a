package dev.firebreak.notification;

import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import dev.firebreak.cases.CaseKey;
import dev.firebreak.cases.IncidentCase;
import dev.firebreak.engine.Counterpart;
import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectIntent;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectOutcome.Refused;
import dev.firebreak.engine.EffectTask;
import dev.firebreak.engine.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Sends the notices of the plan by mail, one mail for each audience. While the mail server is away a notice waits and
 * leaves when it is back. A mail whose fate is unknown is never sent again without a person's decision.
 */
@Component
class NoticeHandler implements EffectHandler {

    private static final int LONGEST_TEXT = 4_000;

    /** No mail server honours keys or can be asked. While it is away, a mail waits until it leaves. */
    private static final Counterpart MAIL_SERVER = Counterpart.here(
            "mail server",
            false,
            false,
            new RetrySchedule(
                    List.of(
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(30),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5)),
                    true));

    private static final List<String> VARIABLES = Stream.of(
                    List.of("template", "notice", "drill"),
                    Addressees.VARIABLES,
                    NoticeModel.VARIABLES,
                    NoticeWriter.MEETING)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private final NoticeWriter writer;
    private final NoticeTable table;
    private final Departure departure;
    private final SmtpPost smtp;
    private final DrillPost drill;
    private final AuditLog audit;

    NoticeHandler(
            NoticeWriter writer,
            NoticeTable table,
            Departure departure,
            SmtpPost smtp,
            DrillPost drill,
            AuditLog audit) {
        this.writer = writer;
        this.table = table;
        this.departure = departure;
        this.smtp = smtp;
        this.drill = drill;
        this.audit = audit;
    }

    @Override
    public String topic() {
        return "notice";
    }

    @Override
    public List<String> variables() {
        return VARIABLES;
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        NoticeRequest request = NoticeRequest.of(task);
        String prepared = task.text("notice");
        if (!prepared.isEmpty()) {
            table.assign(Long.parseLong(prepared), task.activityInstance());
        }
        Optional<String> key = caseKey(task);
        table.intend(task.activityInstance(), key.orElse(null), request, letter(request));
        // Not the addresses: who is on call may change while the mail waits, and the key must not.
        return new EffectIntent("mail", request.template() + " to " + request.audience(), MAIL_SERVER);
    }

    private Optional<Letter> letter(NoticeRequest request) {
        try {
            return Optional.of(writer.write(request));
        } catch (NotSendable toldBelow) {
            return Optional.empty();
        }
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        NoticeRequest request = NoticeRequest.of(task);
        Letter letter;
        try {
            letter = writer.write(request);
        } catch (NotSendable e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
        if (letter.addresses().isEmpty()) {
            return new Refused("Nobody in the audience '" + request.audience() + "' has a mail address. Reach them by "
                    + "other means, or add an address to team.yaml.");
        }
        Post post = letter.drill() ? drill : smtp;
        return departure.begin(request, letter, post.reaches(letter)).orElseGet(() -> send(post, letter, key, request));
    }

    private EffectOutcome send(Post post, Letter letter, String key, NoticeRequest request) {
        EffectOutcome outcome = post.send(letter, key);
        if (outcome instanceof EffectOutcome.NotSent) {
            departure.failed(request);
        }
        return outcome;
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        String state = word(outcome);
        table.conclude(task.activityInstance(), state, outcome.message());
        audit.append(new AuditEntry(
                kind(outcome),
                task.caseKey(),
                task.process(),
                task.element(),
                "Notice " + intent.target() + ": " + outcome.message(),
                Map.of("template", task.text("template"), "audience", task.text("audience"), "outcome", state)));
        String message = outcome.message();
        return Map.of(
                "noticeOutcome",
                state,
                "noticeMessage",
                message.substring(0, Math.min(message.length(), LONGEST_TEXT)));
    }

    private Optional<String> caseKey(EffectTask task) {
        return writer.caseOf(task.caseKey()).map(IncidentCase::key).map(CaseKey::text);
    }

    private static String word(EffectOutcome outcome) {
        return isSent(outcome) ? "sent" : outcome.word();
    }

    private static String kind(EffectOutcome outcome) {
        return isSent(outcome) ? "NoticeSent" : "Notice" + outcome.getClass().getSimpleName();
    }

    private static boolean isSent(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.Applied || outcome instanceof EffectOutcome.AlreadyApplied;
    }
}
