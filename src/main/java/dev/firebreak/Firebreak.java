package dev.firebreak;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Firebreak. Without a profile it starts {@code local}; see README.md. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Firebreak {

    public static void main(String[] args) {
        SpringApplication.run(Firebreak.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
