package dev.firebreak;

import dev.firebreak.web.ProductionSettings;
import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts Firebreak. Without a profile it starts {@code local}; see README.md. Arguments that begin with a command, such as
 * {@code user}, do that instead.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Firebreak {

    public static void main(String[] args) {
        if (Commands.knows(args)) {
            System.exit(Commands.run(args));
        }
        application().run(args);
    }

    /** The server, which refuses an unsafe start. */
    public static SpringApplication application() {
        // The engine writes times without a zone.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication application = new SpringApplication(Firebreak.class);
        application.addInitializers(new ProductionSettings());
        return application;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
