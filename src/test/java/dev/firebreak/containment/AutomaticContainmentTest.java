package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing happens by itself unless it was switched on, and the start-up log says which. */
class AutomaticContainmentTest {

    @Test
    void nothingIsSwitchedOnUnlessTheConfigurationSaysSo() {
        AutomaticContainment automatic = switchedOn();
        assertThat(automatic.summary()).startsWith("Automatic containment is off");
        for (ContainmentKind kind : ContainmentKind.values()) {
            assertThat(automatic.isOn(kind.word())).isFalse();
        }
    }

    @Test
    void startUpLogNamesWhatIsSwitchedOn() {
        assertThat(switchedOn("isolate-host", "block-ip").summary())
                .startsWith("Automatic containment is on for block-ip, isolate-host:");
    }

    @Test
    void actionThatTheCatalogueDoesNotHaveIsRefused() {
        assertThat(properties("switch-off").isAutomaticKnown()).isFalse();
        assertThat(properties("block-ip").isAutomaticKnown()).isTrue();
    }

    private static AutomaticContainment switchedOn(String... actions) {
        return new AutomaticContainment(properties(actions));
    }

    private static ContainmentProperties properties(String... actions) {
        return new ContainmentProperties(Map.of(), Map.of(), Set.of(actions), Duration.ofHours(4), List.of());
    }
}
