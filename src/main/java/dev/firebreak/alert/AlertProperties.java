package dev.firebreak.alert;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What alert intake takes.
 *
 * @param limit the largest request body
 * @param openFrom the lowest severity that opens a case; what lies below is recorded, and joins a case that is open
 * @param mostPerRequest how many alerts one webhook may hold
 */
@Validated
@ConfigurationProperties("firebreak.alerts")
record AlertProperties(
        @DefaultValue("1MB") DataSize limit,
        @DefaultValue("low") AlertSeverity openFrom,
        @DefaultValue("100") @Min(1) int mostPerRequest) {}
