package dev.firebreak.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What profile {@code local} starts, and where.
 *
 * @param data folder of the embedded PostgreSQL
 * @param durable whether it writes through to disk; tests that throw their data away switch it off
 * @param smtpPort where the mailbox listens for mail, on loopback
 * @param rangePort where the practice range answers, on loopback
 * @param rangeSigningSecret calls of the practice range must be signed with it (Standard Webhooks), where given
 */
@ConfigurationProperties("firebreak.local")
record LocalProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("true") boolean durable,
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("3080") int rangePort,
        @DefaultValue("") String rangeSigningSecret) {}
