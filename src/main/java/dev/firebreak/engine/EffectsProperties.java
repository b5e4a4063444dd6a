package dev.firebreak.engine;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How effects on the outside world are run.
 *
 * @param enabled whether this process runs them at all
 * @param batch how many are locked at once
 * @param lock how long one may take before another worker may have it; every call times out well below
 * @param idle how long to wait when there is nothing to do, unless this process itself brings something about
 * @param stop how long a stop waits for what is under way
 * @param offer how long one waits for its worker in another network before that counts as an attempt
 * @param lane what each counterpart has for itself
 * @param rest when a counterpart that fails is left alone
 */
@Validated
@ConfigurationProperties("firebreak.effects")
record EffectsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("50") @Min(1) @Max(100) int batch,
        @DefaultValue("5m") Duration lock,
        @DefaultValue("300ms") Duration idle,
        @DefaultValue("20s") Duration stop,
        @DefaultValue("1m") Duration offer,
        @DefaultValue @Valid Lane lane,
        @DefaultValue @Valid Rest rest) {

    /**
     * @param threads how many effects of one counterpart are called at once; as many outcomes are stored meanwhile
     * @param queue how many of them wait in this process; further ones wait in the database
     */
    record Lane(
            @DefaultValue("4") @Min(1) @Max(16) int threads,
            @DefaultValue("100") @Min(1) @Max(1000) int queue) {}

    /**
     * @param failures how many calls in a row have to fail
     * @param pause how long it is left alone then, before one call tries
     */
    record Rest(
            @DefaultValue("5") @Min(1) int failures,
            @DefaultValue("10s") Duration pause) {}
}
