package dev.firebreak.readiness;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The scenarios of drills, from {@code readiness/scenarios.yaml}. */
@Component
class Scenarios {

    private final Map<String, Scenario> byName;

    Scenarios() throws IOException {
        try (InputStream file = new ClassPathResource("readiness/scenarios.yaml").getInputStream()) {
            byName = new YAMLMapper().readValue(file, new TypeReference<>() {});
        }
    }

    /** The scenario of that name; one with nothing but its name where the plan offers another. */
    Scenario get(String name) {
        Scenario known = byName.get(name);
        return known == null ? Scenario.named(name) : known;
    }
}
