package dev.firebreak.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Effects that a worker in another network carries out. The engine's own lock hands them over: offered, it is held in the name
 * of the offer; fetched, in the name of the worker. Where either lets it end, the effect comes back here, as after a crash.
 */
@Component
public class EffectOffers {

    private final ExternalTaskService tasks;
    private final RuntimeService runtime;
    private final EffectLedger ledger;
    private final EffectSettlement settlement;
    private final TransactionTemplate transaction;
    private final EffectTransactions transactions;
    private final EffectsProperties properties;
    private final Map<String, EffectHandler> handlers;

    EffectOffers(
            ExternalTaskService tasks,
            RuntimeService runtime,
            EffectLedger ledger,
            EffectSettlement settlement,
            TransactionTemplate transaction,
            EffectTransactions transactions,
            EffectsProperties properties,
            List<EffectHandler> handlers) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.ledger = ledger;
        this.settlement = settlement;
        this.transaction = transaction;
        this.transactions = transactions;
        this.properties = properties;
        this.handlers = handlers.stream().collect(Collectors.toMap(EffectHandler::topic, Function.identity()));
    }

    /** Inside a transaction of the caller, who holds the lock. */
    void offer(EffectRun run) {
        boolean unfetched = run.before().filter(EffectLog.Attempt::isOffered).isPresent();
        if (unfetched && run.counterpart().retries().after(run.next() - 1).isEmpty()) {
            settlement.settleUnfetched(run);
            return;
        }
        ledger.offer(run);
        lock(
                run.task().id(),
                offeredTo(run.counterpart().servedBy()),
                properties.offer().toMillis());
    }

    /**
     * Hands offered effects to the worker that reaches their counterparts: their intents are durable when this returns. It has
     * to tell the outcome of each before its lock ends.
     *
     * @param max how many at most
     */
    public List<EffectOrder> fetch(String worker, Collection<String> topics, int max) {
        List<EffectOrder> orders = new ArrayList<>();
        for (String topic : topics) {
            EffectHandler handler = handlers.get(topic);
            if (handler != null && orders.size() < max) {
                tasks.createExternalTaskQuery()
                        .topicName(topic)
                        .workerId(offeredTo(worker))
                        .locked()
                        .listPage(0, max - orders.size())
                        .forEach(task -> hand(handler, task, worker).ifPresent(orders::add));
            }
        }
        return orders;
    }

    private Optional<EffectOrder> hand(EffectHandler handler, ExternalTask external, String worker) {
        Optional<EffectOrder> order = transaction.execute(status -> {
            EffectRun run = open(handler, external, worker);
            // Bound to another hook meanwhile, or to the drill's: the offer ends by itself.
            boolean its = run.counterpart().servedBy().equals(worker);
            Optional<Map<String, Object>> what = its ? run.order() : Optional.empty();
            if (what.isEmpty() || !ledger.take(run)) {
                return Optional.empty();
            }
            long lock = properties.lock().toMillis();
            Instant until = Instant.now().plusMillis(lock);
            lock(external.getId(), fetchedBy(worker), lock);
            return Optional.of(new EffectOrder(
                    external.getId(),
                    handler.topic(),
                    run.intent().action(),
                    run.intent().target(),
                    run.key(),
                    until,
                    what.get()));
        });
        return order == null ? Optional.empty() : order;
    }

    /**
     * Takes what became of an effect that the worker fetched.
     *
     * @throws LateOutcome where the worker does not hold it, or no longer; recorded, and nothing else changes
     */
    public void tell(String worker, Collection<String> topics, String id, EffectOutcome outcome) {
        ExternalTask external =
                tasks.createExternalTaskQuery().externalTaskId(id).singleResult();
        if (external == null
                || !fetchedBy(worker).equals(external.getWorkerId())
                || !topics.contains(external.getTopicName())) {
            throw late(worker, id, outcome);
        }
        EffectHandler handler = handlers.get(external.getTopicName());
        if (handler == null) {
            throw late(worker, id, outcome);
        }
        try {
            transactions.run(() -> {
                EffectRun run = open(handler, external, worker);
                settlement.settle(run.with(run.before().map(EffectLog.Attempt::asBefore)), outcome);
            });
        } catch (BadUserRequestException takenOver) {
            throw late(worker, id, outcome);
        }
    }

    private LateOutcome late(String worker, String id, EffectOutcome outcome) {
        ledger.recordLate(worker, id, outcome);
        return new LateOutcome(id);
    }

    private EffectRun open(EffectHandler handler, ExternalTask external, String worker) {
        EffectTask task = EffectTask.of(external, runtime.getVariables(external.getExecutionId(), handler.variables()));
        return ledger.open(handler, task, handler.intend(task), fetchedBy(worker));
    }

    private void lock(String id, String holder, long millis) {
        tasks.unlock(id);
        tasks.lock(id, holder, millis);
    }

    private static String offeredTo(String worker) {
        return "offer:" + worker;
    }

    private static String fetchedBy(String worker) {
        return "worker:" + worker;
    }
}
