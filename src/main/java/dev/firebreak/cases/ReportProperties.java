package dev.firebreak.cases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many reports the open form takes.
 *
 * @param perAddress at most so many from one network address
 * @param within so much time
 */
@ConfigurationProperties("firebreak.report")
record ReportProperties(
        @DefaultValue("5") int perAddress,
        @DefaultValue("PT10M") Duration within) {}
