package dev.firebreak.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two Firebreaks on one database. The process of the one that has an effect under way is stopped with SIGSTOP past its lock;
 * the other one settles the effect, and then the first goes on where it stood: 12 stops.
 */
@Tag("proof")
class StalledNodeProof {

    private static final Logger LOG = LoggerFactory.getLogger("proof");
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final List<HaltPoint> POINTS = List.of(HaltPoint.AFTER_INTENT, HaltPoint.AFTER_CALL);
    private static final int STOPS = 6;

    @TempDir
    private Path folder;

    private final List<Run> runs = new ArrayList<>();

    /**
     * @param target its own for each
     * @param outcomes how many are stored
     * @param late what the stopped node told too late
     */
    private record Run(
            String target, HaltPoint point, String state, long calls, long effects, int outcomes, List<String> late) {}

    @Test
    void honouredKeysMakeOneEffectAndOneOutcome() throws Exception {
        try (Stage stage = new Stage(true);
                Nodes nodes = new Nodes(folder, stage)) {
            stopAgainAndAgain(stage, nodes);
            for (Run run : runs) {
                assertThat(run.effects()).as("%s", run).isOne();
                assertThat(run.calls()).as("%s", run).isEqualTo(isCalled(run) ? 2 : 1);
                assertThat(run.state()).as("%s", run).isEqualTo(isCalled(run) ? "already-applied" : "applied");
            }
        }
    }

    @Test
    void withoutKeysNoneIsSentTwiceAndEachIsAPersonsTask() throws Exception {
        try (Stage stage = new Stage(false);
                Nodes nodes = new Nodes(folder, stage)) {
            stopAgainAndAgain(stage, nodes);
            for (Run run : runs) {
                assertThat(run.calls()).as("%s", run).isEqualTo(isCalled(run) ? 1 : 0);
                assertThat(run.state()).as("%s", run).isEqualTo("outcome-unknown");
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(count(
                                    nodes, "act_ru_task WHERE task_def_key_ = 'userTask_resolveContainmentOutcome'"))
                            .isEqualTo(STOPS));
        }
    }

    private static boolean isCalled(Run run) {
        return run.point() == HaltPoint.AFTER_CALL;
    }

    private void stopAgainAndAgain(Stage stage, Nodes nodes) throws Exception {
        Nodes.Node one = nodes.start();
        nodes.makeAlertSource();
        Nodes.Node other = nodes.start();
        for (int stop = 0; stop < STOPS; stop++) {
            String target = "198.18.0." + (stop + 1);
            HaltPoint point = POINTS.get(stop % POINTS.size());
            stage.hold(point, List.of(target));
            nodes.alert(stop < STOPS / 2 ? one : other, List.of(target));
            long holder = stage.awaitHeld().pid();
            Nodes.Node stopped = holder == one.pid() ? one : other;
            assertThat(stopped.pid()).isEqualTo(holder);
            stopped.freeze();
            // Heard when it goes on.
            awaitSettled(nodes, target);
            String settled = state(nodes, target);
            // Not sooner: the signal takes its time to stop the last of its threads.
            stage.letGo();
            stopped.thaw();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(late(nodes, target)).isNotEmpty());
            assertThat(state(nodes, target)).as("state after the late outcome").isEqualTo(settled);
            runs.add(new Run(
                    target,
                    point,
                    settled,
                    stage.calls(target),
                    stage.effects(target),
                    outcomes(nodes, target),
                    late(nodes, target)));
        }
        tell(stage.honoursKeys() ? "with-keys" : "without-keys");
        for (Run run : runs) {
            assertThat(run.outcomes()).as("%s", run).isOne();
            // On a busy machine the other node can be held up beyond its lock too, before it calls; it tells so as
            // well.
            assertThat(run.late()).as("%s", run).containsOnly(isCalled(run) ? "applied" : "not-sent");
        }
    }

    private static void awaitSettled(Nodes nodes, String target) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(state(nodes, target))
                        .isIn("applied", "already-applied", "outcome-unknown", "refused"));
    }

    private static String state(Nodes nodes, String target) {
        return String.valueOf(
                nodes.jdbc().queryForObject("SELECT state FROM effect WHERE target = ?", String.class, target));
    }

    private static List<String> late(Nodes nodes, String target) {
        return nodes.jdbc()
                .queryForList(
                        "SELECT details ->> 'outcome' FROM audit.entry WHERE kind = 'EffectOutcomeLate'"
                                + " AND details ->> 'target' = ?",
                        String.class,
                        target);
    }

    private static int outcomes(Nodes nodes, String target) {
        return nodes.jdbc()
                .queryForList(
                        "SELECT kind FROM audit.entry WHERE details ->> 'target' = ? AND details ->> 'key' IS NOT NULL"
                                + " AND kind IN ('EffectApplied', 'EffectAlreadyApplied', 'EffectRefused',"
                                + " 'EffectOutcomeUnknown')",
                        String.class,
                        target)
                .size();
    }

    private static int count(Nodes nodes, String from) {
        Integer count = nodes.jdbc().queryForObject("SELECT count(*) FROM " + from, Integer.class);
        return count == null ? 0 : count;
    }

    private void tell(String target) {
        LOG.info(String.format(
                Locale.ROOT,
                "proof stalled-node target=%s stops=%d outcomes=%d late=%d calls=%d once=%d twice=%d unknown=%d",
                target,
                STOPS,
                runs.stream().mapToInt(Run::outcomes).sum(),
                runs.stream().mapToInt(run -> run.late().size()).sum(),
                runs.stream().mapToLong(Run::calls).sum(),
                runs.stream().filter(run -> run.effects() == 1).count(),
                runs.stream().filter(run -> run.effects() > 1).count(),
                runs.stream()
                        .filter(run -> run.state().equals("outcome-unknown"))
                        .count()));
    }
}
