package dev.firebreak.engine;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Leaves a counterpart alone that failed several times in a row, and lets one call try after a while. Gauge {@code
 * firebreak.effects.rest} by counterpart: 0 called as usual, 1 left alone, 2 one call tries.
 */
@Component
class EffectBreakers {

    private static final Logger LOG = LoggerFactory.getLogger(EffectBreakers.class);

    private static final Duration LONGEST_TRY = Duration.ofMinutes(5);

    private final CircuitBreakerRegistry breakers;
    private final EffectsProperties.Rest rest;

    EffectBreakers(EffectsProperties properties, MeterRegistry meters) {
        this.rest = properties.rest();
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(rest.failures())
                .minimumNumberOfCalls(rest.failures())
                .failureRateThreshold(100)
                .waitDurationInOpenState(rest.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                // For the one call that never came about; well above the longest call.
                .maxWaitDurationInHalfOpenState(LONGEST_TRY)
                .recordResult(EffectBreakers::isFailure)
                .build());
        breakers.getEventPublisher().onEntryAdded(added -> {
            CircuitBreaker breaker = added.getAddedEntry();
            Gauge.builder(
                            "firebreak.effects.rest",
                            breaker,
                            each -> each.getState().getOrder())
                    .description("0 called as usual, 1 left alone after failures, 2 one call tries")
                    .tag("counterpart", breaker.getName())
                    .register(meters);
            breaker.getEventPublisher().onStateTransition(this::tell);
        });
    }

    /** Whether it may be called now; then {@link #watched} follows. */
    boolean admits(Counterpart counterpart) {
        return of(counterpart).tryAcquirePermission();
    }

    /** Calls it and remembers whether it failed. */
    EffectOutcome watched(Counterpart counterpart, Supplier<EffectOutcome> call) {
        CircuitBreaker breaker = of(counterpart);
        long start = System.nanoTime();
        try {
            EffectOutcome outcome = call.get();
            breaker.onResult(System.nanoTime() - start, TimeUnit.NANOSECONDS, outcome);
            return outcome;
        } catch (RuntimeException | Error e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw e;
        }
    }

    /** Whether it is left alone now; false where it was never called. */
    boolean rests(String counterpart) {
        return breakers.find(counterpart)
                .map(CircuitBreaker::getState)
                .filter(state -> state == CircuitBreaker.State.OPEN)
                .isPresent();
    }

    /** What becomes of an effect that may not be sent now. */
    EffectOutcome.NotSent held(Counterpart counterpart) {
        return new EffectOutcome.NotSent(
                "The last " + rest.failures() + " calls of " + counterpart.name()
                        + " failed, so it is left alone for a while. This was not sent.",
                rest.pause());
    }

    private CircuitBreaker of(Counterpart counterpart) {
        return breakers.circuitBreaker(counterpart.name());
    }

    private static boolean isFailure(Object outcome) {
        return outcome instanceof EffectOutcome.NotSent || outcome instanceof EffectOutcome.OutcomeUnknown;
    }

    private void tell(CircuitBreakerOnStateTransitionEvent event) {
        switch (event.getStateTransition().getToState()) {
            case OPEN ->
                LOG.warn(
                        "Calls of {} keep failing. Its effects wait; one call tries again in {} s.",
                        event.getCircuitBreakerName(),
                        rest.pause().toSeconds());
            case CLOSED -> LOG.info("{} answers again; its effects go on.", event.getCircuitBreakerName());
            default -> LOG.debug("{}", event);
        }
    }
}
