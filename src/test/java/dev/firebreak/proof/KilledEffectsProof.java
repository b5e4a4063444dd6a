package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole Firebreak, from the alert to the hook's call, whose process is killed with SIGKILL while effects stand at one point
 * of their path, and started again: 50 kills.
 */
@Tag("proof")
class KilledEffectsProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int KILLS = 25;
    /** As many as a lane has threads. */
    private static final int AT_ONCE = 4;

    @TempDir
    private Path folder;

    private final List<Run> runs = new ArrayList<>();

    /** @param target its own for each */
    private record Run(String target, HaltPoint point, String state, long effects) {}

    @Test
    void honouredKeysMakeOneEffectOfEachAndNoneIsLost() throws Exception {
        try (Stage stage = new Stage(true);
                Nodes nodes = new Nodes(folder, stage)) {
            killAgainAndAgain(stage, nodes);
            for (Run run : runs) {
                assertThat(run.effects()).as("%s", run).isOne();
                assertThat(run.state()).as("%s", run).isIn("applied", "already-applied");
            }
            assertThat(tasksOfPeople(nodes)).isZero();
        }
    }

    @Test
    void withoutKeysNoneIsSentTwiceAndEveryDoubtIsAPersonsTask() throws Exception {
        try (Stage stage = new Stage(false);
                Nodes nodes = new Nodes(folder, stage)) {
            killAgainAndAgain(stage, nodes);
            for (Run run : runs) {
                boolean doubtful = run.point() != HaltPoint.BEFORE_INTENT && run.point() != HaltPoint.AFTER_OUTCOME;
                assertThat(run.effects()).as("%s", run).isEqualTo(run.point() == HaltPoint.AFTER_INTENT ? 0 : 1);
                assertThat(run.state()).as("%s", run).isEqualTo(doubtful ? "outcome-unknown" : "applied");
            }
            long unknown = runs.stream()
                    .filter(run -> run.state().equals("outcome-unknown"))
                    .count();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(tasksOfPeople(nodes)).isEqualTo(unknown));
        }
    }

    /** Each life settles what the one before left, and is killed with effects of its own under way. */
    private void killAgainAndAgain(Stage stage, Nodes nodes) throws Exception {
        List<List<String>> lives = new ArrayList<>();
        for (int life = 0; life < KILLS; life++) {
            Nodes.Node node = nodes.start();
            if (life == 0) {
                nodes.makeAlertSource();
            }
            awaitSettled(nodes, life * AT_ONCE);
            List<String> targets = addresses(life);
            stage.hold(point(life), targets);
            nodes.alert(node, targets);
            for (int n = 0; n < AT_ONCE; n++) {
                assertThat(stage.awaitHeld().pid()).isEqualTo(node.pid());
            }
            node.kill();
            stage.letGo();
            lives.add(targets);
        }
        nodes.start();
        awaitSettled(nodes, KILLS * AT_ONCE);
        for (int life = 0; life < KILLS; life++) {
            for (String target : lives.get(life)) {
                runs.add(new Run(target, point(life), state(nodes, target), stage.effects(target)));
            }
        }
        tell(stage.honoursKeys() ? "with-keys" : "without-keys");
    }

    private static HaltPoint point(int life) {
        return HaltPoint.values()[life % HaltPoint.values().length];
    }

    private static List<String> addresses(int life) {
        return IntStream.rangeClosed(1, AT_ONCE)
                .mapToObj(n -> "198.18." + life + "." + n)
                .toList();
    }

    private static void awaitSettled(Nodes nodes, int effects) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(count(nodes, "act_ru_ext_task WHERE topic_name_ = 'containment'"))
                    .isZero();
            assertThat(count(nodes, "effect WHERE topic = 'containment' AND state NOT IN ('intended', 'not-sent')"))
                    .isEqualTo(effects);
        });
    }

    /** The state that the record and the hook's page agree on. */
    private static String state(Nodes nodes, String target) {
        String state = String.valueOf(
                nodes.jdbc().queryForObject("SELECT state FROM effect WHERE target = ?", String.class, target));
        assertThat(nodes.jdbc()
                        .queryForObject("SELECT state FROM containment_action WHERE target = ?", String.class, target))
                .isEqualTo(state.equals("outcome-unknown") ? "unknown" : "active");
        return state;
    }

    private static int tasksOfPeople(Nodes nodes) {
        return count(nodes, "act_ru_task WHERE task_def_key_ = 'userTask_resolveContainmentOutcome'");
    }

    private static int count(Nodes nodes, String from) {
        Integer count = nodes.jdbc().queryForObject("SELECT count(*) FROM " + from, Integer.class);
        return count == null ? 0 : count;
    }

    private void tell(String target) {
        long once = runs.stream().filter(run -> run.effects() == 1).count();
        long twice = runs.stream().filter(run -> run.effects() > 1).count();
        long unknown = runs.stream()
                .filter(run -> run.state().equals("outcome-unknown"))
                .count();
        LOG.info(String.format(
                Locale.ROOT,
                "proof killed-effects target=%s kills=%d effects=%d once=%d twice=%d never=%d unknown=%d",
                target,
                KILLS,
                runs.size(),
                once,
                twice,
                runs.size() - once - twice,
                unknown));
    }
}
