package dev.firebreak.engine;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what came of effects. Effects of one case that end at the same moment meet in its process, where the engine lets one
 * through: the others are stored again, since what is known must not be forgotten.
 */
@Component
class EffectTransactions {

    private static final Retry MET = Retry.of(
            "effects that met",
            RetryConfig.custom()
                    .maxAttempts(20)
                    .intervalFunction(IntervalFunction.ofRandomized(Duration.ofMillis(100)))
                    .retryExceptions(OptimisticLockingException.class, PessimisticLockingFailureException.class)
                    .build());

    private final TransactionTemplate transaction;

    EffectTransactions(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** In the caller's transaction where there is one, which then is the caller's to repeat. */
    void run(Runnable work) {
        if (isCallers()) {
            work.run();
        } else {
            MET.executeRunnable(() -> transaction.executeWithoutResult(status -> work.run()));
        }
    }

    /** Whether there is a transaction of the caller, which alone can do something about what fails in it. */
    boolean isCallers() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
