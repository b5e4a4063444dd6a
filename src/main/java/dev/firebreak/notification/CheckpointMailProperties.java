package dev.firebreak.notification;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The daily mail of the newest checkpoint to the auditors.
 *
 * @param enabled whether there is one
 * @param at time of day from which it leaves, such as 07:00
 * @param zone of that time; unless set, the organisation's
 */
@ConfigurationProperties("firebreak.notification.checkpoint-mail")
record CheckpointMailProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("07:00") LocalTime at,
        @Nullable ZoneId zone) {}
