package dev.firebreak.engine;

import dev.firebreak.audit.Actor;
import dev.firebreak.audit.AuditEntry;
import dev.firebreak.audit.AuditLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Effects that broke before or after what they do, such as with a value that makes no sense. Each is tried a few times
 * more; then it stands still as an open incident of the engine and an entry of its case, until a person has mended the
 * cause and has it tried again: on the page of the case, or as an administrator at the engine's own resource.
 */
@Component
public class StalledEffects {

    /** How often one may break in a row. */
    static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(StalledEffects.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final int LONGEST = 600;

    private final ExternalTaskService tasks;
    private final HistoryService history;
    private final SystemRights system;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    StalledEffects(
            ExternalTaskService tasks,
            HistoryService history,
            SystemRights system,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.history = history;
        this.system = system;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Never throws: where this cannot be stored either, the effect is tried again when its lock ends. */
    void broken(EffectTask task, String worker, Throwable cause) {
        try {
            transaction.executeWithoutResult(status -> count(task, worker, cause));
        } catch (RuntimeException e) {
            LOG.warn(
                    "That effect '{}' of case {} broke could not be stored; it is tried again when its lock ends, "
                            + "unless its process has ended: {}",
                    task.element(),
                    task.caseKey(),
                    e.toString());
        }
    }

    private void count(EffectTask task, String worker, Throwable cause) {
        ExternalTask stored =
                tasks.createExternalTaskQuery().externalTaskId(task.id()).singleResult();
        Integer before = stored == null ? null : stored.getRetries();
        int left = (before == null ? TRIES : before) - 1;
        Duration pause =
                left > 0 ? PAUSES.get(Math.max(0, Math.min(TRIES - 1 - left, PAUSES.size() - 1))) : Duration.ZERO;
        // Fails when another worker holds the lock by now: then it is that one's.
        tasks.handleFailure(task.id(), worker, why(cause), trace(cause), left, pause.toMillis());
        if (left == 0) {
            stalled(task, cause);
        }
    }

    private void stalled(EffectTask task, Throwable cause) {
        String name = name(task.activityInstance(), task.element());
        audit.append(new AuditEntry(
                "EffectStalled",
                task.caseKey(),
                task.process(),
                task.element(),
                "'" + name + "' broke " + TRIES + " times and stands still: " + why(cause)
                        + ". Mend the cause, then have it " + "tried again on the page of the case.",
                Map.of("externalTask", task.id(), "why", why(cause))));
        LOG.error(
                "Effect '{}' ({}) of case {} broke {} times and stands still. Mend the cause, then have it tried again on "
                        + "the case's page or by PUT /engine-rest/external-task/{}/retries.",
                name,
                task.element(),
                task.caseKey(),
                TRIES,
                task.id());
    }

    /** Those of a case that stand still. */
    public List<StalledEffect> of(String caseKey) {
        return system.call(() -> tasks.createExternalTaskQuery().noRetriesLeft().list().stream()
                .filter(task -> caseKey.equals(task.getBusinessKey()))
                .map(task -> new StalledEffect(
                        task.getId(),
                        name(task.getActivityInstanceId(), task.getActivityId()),
                        text(task.getErrorMessage())))
                .toList());
    }

    /** Has one tried again, by whoever is signed in and may; false where the case has no such effect standing still. */
    @Transactional
    public boolean again(String caseKey, String id) {
        List<StalledEffect> found =
                of(caseKey).stream().filter(effect -> effect.id().equals(id)).toList();
        found.forEach(effect -> {
            system.run(() -> tasks.setRetries(id, TRIES));
            audit.append(AuditEntry.ofCase(
                    "EffectRetried",
                    caseKey,
                    Actor.current() + " had '" + effect.name() + "' tried again",
                    Map.of("externalTask", id)));
        });
        return !found.isEmpty();
    }

    private String name(String activityInstance, String element) {
        return history.createHistoricActivityInstanceQuery().activityInstanceId(activityInstance).list().stream()
                .map(HistoricActivityInstance::getActivityName)
                .map(StalledEffects::text)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(element);
    }

    private static String why(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.substring(0, Math.min(message.length(), LONGEST)).replace('\0', '\uFFFD');
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString().replace('\0', '\uFFFD');
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
