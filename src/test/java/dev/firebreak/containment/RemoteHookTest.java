package dev.firebreak.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.engine.EffectOutcome;
import org.junit.jupiter.api.Test;

class RemoteHookTest {

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
        assertThat(hook.send(AHook.CALL)).isInstanceOf(EffectOutcome.Refused.class);
        assertThat(hook.send(AHook.CALL).message()).contains("plant-7").contains("Nothing was sent");
    }
}
