package dev.firebreak.web;

import dev.firebreak.audit.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/** Looks at the settings before anything starts: a server that people rely on has no unsafe ones. */
public class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String EMBEDDED_DATABASE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

    private final boolean hasEmbeddedDatabase;

    public ProductionSettings() {
        this(ClassUtils.isPresent(EMBEDDED_DATABASE, null));
    }

    ProductionSettings(boolean hasEmbeddedDatabase) {
        this.hasEmbeddedDatabase = hasEmbeddedDatabase;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> reasons = reasons(context.getEnvironment());
        if (!reasons.isEmpty()) {
            throw new UnsafeStart(reasons);
        }
    }

    List<String> reasons(ConfigurableEnvironment settings) {
        boolean local = settings.acceptsProfiles(Profiles.of("local"));
        boolean production = settings.acceptsProfiles(Profiles.of("production"));
        if (local && production) {
            return List.of(
                    "The profiles 'local' and 'production' exclude each other: local has accounts that everybody "
                            + "knows. Set SPRING_PROFILES_ACTIVE=production alone.");
        }
        if (!local && !production) {
            return List.of("The profile is neither 'local' nor 'production'. Set SPRING_PROFILES_ACTIVE=production, or "
                    + "leave it away for local.");
        }
        if (local && !hasEmbeddedDatabase) {
            return List.of("This jar is the one for production and holds no database of its own. Set "
                    + "SPRING_PROFILES_ACTIVE=production, or start profile local with 'mvn spring-boot:run'.");
        }
        List<String> reasons = new ArrayList<>();
        if (production) {
            database(settings, reasons);
            signingKey(settings, reasons);
            installation(settings, reasons);
            baseAddress(settings, reasons);
        }
        return reasons;
    }

    private static void database(Environment settings, List<String> reasons) {
        if (settings.getProperty("spring.datasource.url", "").isBlank()) {
            reasons.add("There is no database. Set SPRING_DATASOURCE_URL, such as "
                    + "jdbc:postgresql://db.example.org:5432/firebreak.");
        }
        String runtime = settings.getProperty("spring.datasource.username", "");
        String owner = settings.getProperty("spring.flyway.user", "");
        if (runtime.isBlank() || owner.isBlank() || runtime.equals(owner)) {
            reasons.add("Migrations and run time need two different logins, so that the running system cannot rewrite "
                    + "its record. Set SPRING_FLYWAY_USER (the owner) and SPRING_DATASOURCE_USERNAME (run time), each "
                    + "with its password.");
        }
    }

    private static void baseAddress(Environment settings, List<String> reasons) {
        if (!settings.getProperty("firebreak.base-url", "").matches("https?://\\S+")) {
            reasons.add(
                    "The address that people reach Firebreak at is not known, so links in mails would lead nowhere. "
                            + "Set FIREBREAK_BASE_URL, such as https://firebreak.example.org.");
        }
    }

    private static void installation(Environment settings, List<String> reasons) {
        String name = settings.getProperty("firebreak.record.installation", "");
        if (!name.matches("[A-Za-z0-9._-]+") || name.equals("local")) {
            reasons.add("The record has no name of its own, so its checkpoints could be taken for another's. Set "
                    + "FIREBREAK_RECORD_INSTALLATION, such as firebreak.example.org, once for all: letters, digits, dots, "
                    + "hyphens and underscores, and not 'local'.");
        }
    }

    private static void signingKey(Environment settings, List<String> reasons) {
        try {
            if (SigningKey.of(settings).isEmpty()) {
                reasons.add(
                        "There is no key to sign the record with. Make one with 'openssl genpkey -algorithm ed25519 -out "
                                + "signing-key.pem' and set " + SigningKey.FILE + " to that file, or " + SigningKey.TEXT
                                + " to what it holds.");
            }
        } catch (IOException e) {
            reasons.add(String.valueOf(e.getMessage()));
        }
    }
}
