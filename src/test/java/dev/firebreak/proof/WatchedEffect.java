package dev.firebreak.proof;

import dev.firebreak.engine.EffectHandler;
import dev.firebreak.engine.EffectIntent;
import dev.firebreak.engine.EffectOutcome;
import dev.firebreak.engine.EffectTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Containment as it is, asking the stage at each point of its path whether it may go on. */
final class WatchedEffect implements EffectHandler {

    static final String TOPIC = "containment";

    private final HttpClient client = HttpClient.newHttpClient();
    private final EffectHandler real;
    private final URI stage;

    WatchedEffect(EffectHandler real, URI stage) {
        this.real = real;
        this.stage = stage;
    }

    @Override
    public String topic() {
        return real.topic();
    }

    @Override
    public List<String> variables() {
        return real.variables();
    }

    @Override
    public String lane(EffectTask task) {
        return real.lane(task);
    }

    @Override
    public EffectIntent intend(EffectTask task) {
        EffectIntent intent = real.intend(task);
        at(HaltPoint.BEFORE_INTENT, intent);
        return intent;
    }

    @Override
    public EffectOutcome perform(EffectTask task, EffectIntent intent, String key) {
        at(HaltPoint.AFTER_INTENT, intent);
        EffectOutcome outcome = real.perform(task, intent, key);
        at(HaltPoint.AFTER_CALL, intent);
        return outcome;
    }

    @Override
    public EffectOutcome ask(EffectTask task, EffectIntent intent, String key) {
        return real.ask(task, intent, key);
    }

    @Override
    public Optional<Map<String, Object>> order(EffectTask task, EffectIntent intent, String key) {
        return real.order(task, intent, key);
    }

    @Override
    public Map<String, Object> conclude(EffectTask task, EffectIntent intent, EffectOutcome outcome) {
        Map<String, Object> variables = real.conclude(task, intent, outcome);
        at(HaltPoint.BEFORE_OUTCOME, intent);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                at(HaltPoint.AFTER_OUTCOME, intent);
            }
        });
        return variables;
    }

    /** Returns when it may go on. */
    private void at(HaltPoint point, EffectIntent intent) {
        URI question = stage.resolve("/point?" + point + "&" + intent.target() + "&"
                + ProcessHandle.current().pid());
        try {
            client.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
