package dev.firebreak.containment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which hook carries out which action. Addresses come from here only, never from a case.
 *
 * @param hooks by name: the systems that carry actions out
 * @param bindings action of the catalogue → name of a hook; an action without one is left to people
 */
@Validated
@ConfigurationProperties("firebreak.containment")
record ContainmentProperties(
        @DefaultValue @Valid Map<String, HookSettings> hooks,
        @DefaultValue Map<String, String> bindings) {

    @AssertTrue(
            message = "names an action that the catalogue does not have, or a hook that is not configured under hooks")
    boolean isBindingsComplete() {
        return bindings.keySet().stream()
                        .allMatch(action -> ContainmentKind.of(action).isPresent())
                && hooks.keySet().containsAll(bindings.values());
    }
}
