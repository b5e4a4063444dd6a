package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Effects whose other side hangs, breaks or is taken over by another worker. */
@FirebreakTest
class EffectWorkerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService tasks;

    @Autowired
    private EffectRunner runner;

    @Autowired
    private EffectLedger ledger;

    @Autowired
    private EffectSettlement settlement;

    @Autowired
    private EffectBreakers breakers;

    @Autowired
    private EffectOffers offers;

    @Autowired
    private StalledEffects stalled;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    private final CountDownLatch released = new CountDownLatch(1);
    private String deployment = "";
    private Optional<EffectWorker> started = Optional.empty();

    @BeforeEach
    void deploy() throws IOException {
        deployment = repository
                .createDeployment()
                .addString("effect.bpmn", GuardTest.text("engine/effect.bpmn"))
                .deploy()
                .getId();
    }

    @AfterEach
    void stopAndRemove() {
        released.countDown();
        started.ifPresent(EffectWorker::stop);
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void stalledWorkerDoesNotSendWhatAnotherWorkerSent() {
        Outside second = new Outside("stalled", call -> {});
        EffectWorker other = worker(second);
        Outside first = new Outside("stalled", call -> {
            // Longer than the lock of what it fetched together with this.
            tasks.createExternalTaskQuery().topicName("stalled").list().stream()
                    .filter(task -> !task.getId().equals(call.id()))
                    .forEach(task -> tasks.unlock(task.getId()));
            other.runWaiting();
        });
        begin("stalled", "stalled");
        worker(first).runWaiting();
        assertThat(first.sent).hasSize(1);
        assertThat(second.sent).hasSize(1).doesNotContainAnyElementsOf(first.sent);
        assertThat(states("stalled")).containsExactly("applied", "applied");
    }

    @Test
    void workerThatStoodStillPastItsLockDoesNotCall() {
        Outside outside = new Outside("overslept", call -> {});
        begin("overslept");
        // Over before the intent is durable.
        EffectsProperties shortLock = Outside.propertiesOfLock(Duration.ofMillis(1));
        EffectRunner overslept =
                new EffectRunner(tasks, ledger, settlement, breakers, offers, stalled, transaction, shortLock);
        new EffectWorker(tasks, overslept, Outside.properties(SOON), List.of(outside)).runWaiting();
        worker(outside).runWaiting();
        assertThat(outside.sent).isEmpty();
        assertThat(states("overslept")).containsExactly("outcome-unknown");
        assertThat(late("overslept")).containsExactly("not-sent");
    }

    @Test
    void outcomeOfALostLockIsOnlyOnRecord() {
        Outside second = new Outside("lost", call -> {});
        EffectWorker other = worker(second);
        Outside first = new Outside("lost", call -> {
            tasks.unlock(call.id());
            other.runWaiting();
        });
        begin("lost");
        worker(first).runWaiting();
        assertThat(second.sent).isEmpty();
        assertThat(states("lost")).containsExactly("outcome-unknown");
        assertThat(late("lost")).containsExactly("applied");
    }

    @Test
    void whatThisProcessBringsAboutIsTakenUpAtOnce() {
        Outside outside = new Outside("at-once", call -> {});
        EffectsProperties looksSeldom = Outside.properties(Duration.ofSeconds(1), Duration.ofMinutes(10));
        start(new EffectWorker(tasks, runner, looksSeldom, List.of(outside)));
        for (int sent = 1; sent <= 3; sent++) {
            begin("at-once");
            await().atMost(SOON).until(outside.sent::size, is(sent));
        }
    }

    @Test
    void topicThatHangsHoldsUpNoOther() {
        Outside slow = new Outside("slow", call -> waitForRelease());
        Outside quick = new Outside("quick", call -> {});
        start(worker(slow, quick));
        begin("slow");
        await().atMost(SOON).until(() -> slow.sent.size() == 1);
        begin("quick");
        await().atMost(SOON).until(() -> quick.sent.size() == 1);
    }

    @Test
    void counterpartThatHangsHoldsUpNoOtherOfItsTopic() {
        Outside both = new Outside("both", call -> {
            if (call.text("side").equals("slow")) {
                waitForRelease();
            }
        });
        start(worker(both));
        // One under way, ten in the queue of its lane, and one that finds it full.
        for (int n = 0; n < 12; n++) {
            runtime.startProcessInstanceByKey("effect", Map.of("topic", "both", "side", "slow"));
        }
        await().atMost(SOON).until(() -> both.sent.size() == 1);
        runtime.startProcessInstanceByKey("effect", Map.of("topic", "both", "side", "quick"));
        await().atMost(SOON).until(() -> both.sent.size() == 2);
        released.countDown();
        await().atMost(SOON).until(() -> both.sent.size() == 13);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states("both")).hasSize(13).containsOnly("applied"));
    }

    @Test
    void brokenEffectDoesNotEndTheOthersOfItsTopic() {
        Outside broken = new Outside("broken", call -> {});
        broken.toDo = call -> {
            broken.toDo = next -> {};
            throw new StackOverflowError("from a test");
        };
        start(worker(broken));
        begin("broken", "broken");
        await().atMost(SOON).until(() -> broken.sent.size() == 2);
    }

    @Test
    void whatCameOfAnEffectWhoseProcessEndedMeanwhileIsOnRecord() {
        Outside outside = new Outside(
                "ended",
                call -> runtime.deleteProcessInstance(
                        tasks.createExternalTaskQuery()
                                .externalTaskId(call.id())
                                .singleResult()
                                .getProcessInstanceId(),
                        "merged"));
        begin("ended");
        worker(outside).runWaiting();
        assertThat(states("ended")).containsExactly("applied");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit.entry WHERE kind = 'EffectApplied' AND details ->> 'key' = ?",
                        Integer.class,
                        outside.sent.get(0)))
                .isOne();
    }

    @Test
    void stopGivesBackWhatWasNotBegun() {
        Outside outside = new Outside("stopped", call -> waitForRelease());
        begin("stopped", "stopped");
        EffectWorker worker = worker(outside);
        start(worker);
        await().atMost(SOON).until(() -> outside.sent.size() == 1);
        Thread stop = new Thread(worker::stop);
        stop.start();
        await().atMost(SOON).until(() -> !worker.isRunning());
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        released.countDown();
        await().atMost(SOON).until(() -> !stop.isAlive());
        assertThat(outside.sent).hasSize(1);
        assertThat(tasks.createExternalTaskQuery()
                        .topicName("stopped")
                        .notLocked()
                        .count())
                .isOne();
    }

    private void begin(String... topics) {
        for (String topic : topics) {
            runtime.startProcessInstanceByKey("effect", Map.of("topic", topic));
        }
    }

    private EffectWorker worker(EffectHandler... handlers) {
        EffectsProperties properties = Outside.properties(SOON);
        return new EffectWorker(tasks, runner, properties, List.of(handlers));
    }

    private void start(EffectWorker worker) {
        started = Optional.of(worker);
        worker.start();
    }

    private List<String> states(String topic) {
        return jdbc.queryForList("SELECT state FROM effect WHERE topic = ?", String.class, topic);
    }

    /** The outcomes on record that came too late to count. */
    private List<String> late(String topic) {
        return jdbc.queryForList(
                "SELECT details ->> 'outcome' FROM audit.entry WHERE kind = 'EffectOutcomeLate'"
                        + " AND details ->> 'key' IN (SELECT key FROM effect WHERE topic = ?)",
                String.class,
                topic);
    }

    private void waitForRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
