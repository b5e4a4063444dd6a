package dev.firebreak.local;

import dev.firebreak.roster.Person;
import dev.firebreak.roster.Roster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, last of all at the start, where to go and as whom. */
@Component
@Profile("local")
class StartUpGuide {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpGuide.class);

    private final Roster roster;
    private final Environment environment;
    private final LocalProperties properties;

    StartUpGuide(Roster roster, Environment environment, LocalProperties properties) {
        this.roster = roster;
        this.environment = environment;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void show() {
        LOG.info(text(environment.getProperty("local.server.port", "8080")));
    }

    String text(String port) {
        String start = "http://127.0.0.1:" + port;
        return """


                Firebreak is ready.
                  Start page      %1$s/
                  Tasklist        %1$s/camunda/app/tasklist/default/
                  Mailbox         %1$s/mailbox   every mail it sent (SMTP port %2$d)
                  Practice range  %1$s/range   plays EDR, firewall and identity provider (port %3$d)
                Sign in with the password 'firebreak' as
                %4$s
                Report an alert as a machine would:
                  curl -u siem:firebreak -H 'Content-Type: application/json' %1$s/api/alerts \\
                       -d '{"source":"manual","title":"Malware on ws-17","severity":"high","assets":["ws-17"]}'
                """.formatted(start, properties.smtpPort(), properties.rangePort(), logins());
    }

    private String logins() {
        return roster.people().stream()
                .filter(person -> !person.isMachine())
                .collect(Collectors.groupingBy(
                        Person::roles, LinkedHashMap::new, Collectors.mapping(Person::login, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(role -> "  %-20s%s".formatted(role(role.getKey()), role.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String role(List<String> roles) {
        return String.join(", ", roles);
    }
}
