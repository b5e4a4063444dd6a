package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import dev.firebreak.engine.EffectWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Effects cut off at each point of their path, 950 of them, and taken up again when their locks have ended. */
@Tag("proof")
@FirebreakTest
@Import(HaltingEffect.class)
// Each halt is a failure of its counterpart; none is to be left alone for that.
@TestPropertySource(properties = {"firebreak.effects.rest.failures=100000", "logging.level.dev.firebreak.engine=off"})
class HaltedEffectsProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final int OF_EACH = 95;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService tasks;

    @Autowired
    private EffectWorker worker;

    @Autowired
    private HaltingEffect effect;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void deploy() throws IOException {
        repository
                .createDeployment()
                .addString("effect.bpmn", Files.readString(Path.of("src/test/resources/engine/effect.bpmn")))
                .deploy();
    }

    @Test
    void honouredKeysMakeOneEffectOfEachAndNoneIsLost() {
        List<Run> runs = runs(true);
        for (Run run : runs) {
            assertThat(effect.timesInEffect(run.target())).as("%s", run).isOne();
            assertThat(state(run)).as("%s", run).isIn("applied", "already-applied");
        }
        tell("with keys", runs);
    }

    @Test
    void withoutKeysNoneIsSentTwiceAndEveryDoubtIsVisible() {
        List<Run> runs = runs(false);
        for (Run run : runs) {
            boolean doubtful = run.point() != HaltPoint.BEFORE_INTENT && run.point() != HaltPoint.AFTER_OUTCOME;
            assertThat(effect.timesInEffect(run.target()))
                    .as("%s", run)
                    .isEqualTo(run.point() == HaltPoint.AFTER_INTENT ? 0 : 1);
            assertThat(state(run)).as("%s", run).isEqualTo(doubtful ? "outcome-unknown" : "applied");
        }
        tell("without keys", runs);
    }

    /** @param target its own for each */
    private record Run(String target, HaltPoint point) {}

    /** Begun, cut off, and taken up again as after a crash. */
    private List<Run> runs(boolean honoursKeys) {
        List<Run> runs = new ArrayList<>();
        for (int n = 0; n < OF_EACH; n++) {
            for (HaltPoint point : HaltPoint.values()) {
                Run run = new Run((honoursKeys ? "keyed-" : "plain-") + point + "-" + n, point);
                runtime.startProcessInstanceByKey(
                        "effect",
                        Map.of(
                                "topic",
                                effect.topic(),
                                "target",
                                run.target(),
                                "halt",
                                point.name(),
                                "honoursKeys",
                                honoursKeys));
                runs.add(run);
            }
        }
        worker.runWaiting();
        var left = tasks.createExternalTaskQuery().topicName(effect.topic()).list();
        assertThat(left).as("cut off before the outcome").hasSize(4 * OF_EACH);
        left.forEach(task -> tasks.unlock(task.getId()));
        worker.runWaiting();
        assertThat(tasks.createExternalTaskQuery().topicName(effect.topic()).count())
                .isZero();
        return runs;
    }

    private String state(Run run) {
        return String.valueOf(
                jdbc.queryForObject("SELECT state FROM effect WHERE target = ?", String.class, run.target()));
    }

    private void tell(String target, List<Run> runs) {
        long once = runs.stream()
                .filter(run -> effect.timesInEffect(run.target()) == 1)
                .count();
        long twice = runs.stream()
                .filter(run -> effect.timesInEffect(run.target()) > 1)
                .count();
        long unknown = runs.stream()
                .filter(run -> state(run).equals("outcome-unknown"))
                .count();
        LOG.info(String.format(
                Locale.ROOT,
                "proof halted-effects target=%s runs=%d once=%d twice=%d never=%d unknown=%d",
                target.replace(' ', '-'),
                runs.size(),
                once,
                twice,
                runs.size() - once - twice,
                unknown));
    }
}
