package dev.firebreak.containment;

import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** {@link OrderedCalls} and what they need, without database, engine and pages. Not found by scanning. */
@ImportAutoConfiguration({SslAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(ContainmentProperties.class)
@Import({HookFactory.class, BoundHooks.class, OrderedCalls.class})
public class OrderedCallsContext {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
