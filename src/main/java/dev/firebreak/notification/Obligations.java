package dev.firebreak.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The obligations of each plan version. */
@Component
class Obligations {

    private static final String FILE = "obligations.yaml";
    private static final int REMEMBERED = 50;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DeployedFiles files;
    private final Cache<String, Map<String, Obligation>> byDeployment =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Obligations(DeployedFiles files) {
        this.files = files;
    }

    private record File(Map<String, Obligation> obligations) {}

    /** @throws IllegalStateException where the plan version has no such obligation: nobody could answer it in time */
    Obligation get(String deployment, String id) {
        return find(deployment, id)
                .orElseThrow(() -> new IllegalStateException("The table names the obligation '" + id + "', which "
                        + FILE + " does not have. Add it there, or correct the table."));
    }

    /** Empty where the plan version has no such obligation: a clock of a merged case may come from another version. */
    Optional<Obligation> find(String deployment, String id) {
        return Optional.ofNullable(byDeployment.get(deployment, this::read).get(id));
    }

    private Map<String, Obligation> read(String deployment) {
        return parse(files.text(deployment, FILE)
                .orElseThrow(() -> new IllegalStateException("The plan has no " + FILE + ". Add it.")));
    }

    static Map<String, Obligation> parse(String text) {
        try {
            return Map.copyOf(YAML.readValue(text, File.class).obligations());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
