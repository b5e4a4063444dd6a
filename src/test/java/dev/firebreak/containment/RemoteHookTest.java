package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.engine.EffectOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteHookTest {

    private static final HookCall CALL =
            new HookCall("IR-2026-0001", "isolate-host", "ws-0117", Map.of(), "apply", "Beacon", "ab".repeat(32));

    private final RemoteHook hook =
            new RemoteHook("plant", AHook.with("type=remote", "worker=plant-7", "honours-keys=true"));

    @Test
    void declaresWhichWorkerServesIt() {
        assertThat(hook.counterpart().servedBy()).isEqualTo("plant-7");
        assertThat(hook.counterpart().name()).isEqualTo("plant");
        assertThat(hook.counterpart().honoursKeys()).isTrue();
    }

    @Test
    void nothingIsSentFromHere() {
        assertThat(hook.send(CALL)).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(hook.send(CALL).message()).contains("plant-7").contains("Nothing was sent");
    }
}
