package dev.firebreak.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The workers in other networks.
 *
 * @param workers by name, which is also the worker that a hook names
 */
@Validated
@ConfigurationProperties("firebreak.effects")
record WorkersProperties(@DefaultValue @Valid Map<String, Worker> workers) {

    /**
     * @param token at least 32 characters, from the environment, never from a file in the repository
     * @param topics what it may fetch, such as containment
     */
    record Worker(
            @Size(min = 32, max = 500) String token,
            @NotEmpty List<String> topics) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Worker" + topics;
        }
    }
}
