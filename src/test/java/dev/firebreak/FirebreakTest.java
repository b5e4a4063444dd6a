package dev.firebreak;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A whole Firebreak on real PostgreSQL, SMTP and HTTP, shared by all tests that carry this, each with cases of its own.
 * Nothing moves by itself: tests fire jobs and effects by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("local")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "firebreak.effects.enabled=false",
            // Whoever stops the mail server in a test does not hold up the mails of the next one.
            "firebreak.effects.rest.failures=1000",
            // An action that only cases with a network among their indicators are proposed.
            "firebreak.containment.automatic=restrict-segment"
        })
@ContextConfiguration(initializers = FreshData.class)
public @interface FirebreakTest {}
