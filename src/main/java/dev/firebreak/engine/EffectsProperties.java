package dev.firebreak.engine;

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
 * @param idle how long to wait when there is nothing to do
 * @param stop how long a stop waits for what is under way
 */
@Validated
@ConfigurationProperties("firebreak.effects")
record EffectsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10") @Min(1) @Max(100) int batch,
        @DefaultValue("5m") Duration lock,
        @DefaultValue("300ms") Duration idle,
        @DefaultValue("20s") Duration stop) {}
