package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firebreak.FirebreakTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A counterpart that fails three times in a row is left alone for 200 ms. */
@FirebreakTest
class EffectBreakersTest {

    private static final EffectOutcome DOWN = new EffectOutcome.NotSent("Nobody listens there.");
    private static final EffectOutcome DONE = new EffectOutcome.Applied("done");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService tasks;

    @Autowired
    private EffectLedger ledger;

    @Autowired
    private EffectSettlement settlement;

    @Autowired
    private EffectOffers offers;

    @Autowired
    private StalledEffects stalled;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EffectsProperties properties = Outside.properties(Duration.ofSeconds(20));
    private final EffectBreakers breakers = new EffectBreakers(properties, meters);
    private String deployment = "";

    @BeforeEach
    void deploy() throws IOException {
        deployment = repository
                .createDeployment()
                .addString("effect.bpmn", GuardTest.text("engine/effect.bpmn"))
                .deploy()
                .getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void failingCounterpartIsLeftAloneThenTriedOnceAndCalledAgainWhenItAnswers() {
        Outside outside = new Outside("rest", counterpart("resting", 100));
        AtomicBoolean up = new AtomicBoolean();
        outside.answering(call -> up.get() ? DONE : DOWN);
        begin(outside);
        EffectWorker worker = worker(outside);
        worker.runWaiting();
        assertThat(outside.sent).as("after three failures it is left alone").hasSize(3);
        assertThat(state("resting")).isEqualTo(1);
        assertThat(new RestingCounterparts(breakers).rests("resting")).isTrue();
        assertThat(word("rest")).isEqualTo("not-sent");
        await().atMost(Duration.ofSeconds(10)).until(() -> worker.runWaiting() > 0 && outside.sent.size() > 3);
        assertThat(state("resting")).as("the one that tried failed").isEqualTo(1);
        up.set(true);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> worker.runWaiting() > 0 && word("rest").equals("applied"));
        assertThat(state("resting")).isZero();
        assertThat(new RestingCounterparts(breakers).rests("resting")).isFalse();
        assertThat(word("rest")).isEqualTo("applied");
    }

    @Test
    void waitIsRecordedOnceInPlainWords() {
        Outside outside = new Outside("quiet", counterpart("quiet", 100)).answering(call -> DOWN);
        begin(outside);
        begin(outside);
        EffectWorker worker = worker(outside);
        for (int held = 0; held < 6; held++) {
            await().atMost(Duration.ofSeconds(10)).until(() -> worker.runWaiting() > 0);
        }
        List<String> record = jdbc.queryForList("""
                SELECT entry.details ->> 'key' || ' ' || entry.summary
                -- Other entries may hold what cannot be read as text.
                FROM (SELECT * FROM audit.entry WHERE kind LIKE 'Effect%' OFFSET 0) entry
                JOIN effect ON effect.key = entry.details ->> 'key'
                WHERE effect.topic = 'quiet' ORDER BY entry.details ->> 'key', entry.seq
                """, String.class);
        assertThat(record)
                .filteredOn(entry -> entry.contains("is left alone for a while"))
                .isNotEmpty();
        for (int n = 1; n < record.size(); n++) {
            assertThat(record.get(n)).isNotEqualTo(record.get(n - 1));
        }
        assertThat(jdbc.queryForObject("SELECT sum(attempts) FROM effect WHERE topic = 'quiet'", Integer.class))
                .isGreaterThan(record.size() / 2);
    }

    @Test
    void lastAttemptIsAlwaysMade() {
        Outside outside = new Outside("last", counterpart("gone", 0)).answering(call -> DOWN);
        for (int n = 0; n < 5; n++) {
            begin(outside);
        }
        worker(outside).runWaiting();
        assertThat(outside.sent).hasSize(5);
        assertThat(jdbc.queryForList("SELECT DISTINCT state FROM effect WHERE topic = 'last'", String.class))
                .containsExactly("refused");
    }

    private static Counterpart counterpart(String name, int retries) {
        return Counterpart.here(
                name, false, false, new RetrySchedule(Collections.nCopies(retries, Duration.ZERO), false));
    }

    private void begin(Outside outside) {
        runtime.startProcessInstanceByKey("effect", Map.of("topic", outside.topic()));
    }

    private EffectWorker worker(Outside outside) {
        EffectRunner runner =
                new EffectRunner(tasks, ledger, settlement, breakers, offers, stalled, transaction, properties);
        return new EffectWorker(tasks, runner, properties, List.of(outside));
    }

    private int state(String counterpart) {
        return (int) meters.get("firebreak.effects.rest")
                .tag("counterpart", counterpart)
                .gauge()
                .value();
    }

    private String word(String topic) {
        return String.valueOf(jdbc.queryForObject("SELECT state FROM effect WHERE topic = ?", String.class, topic));
    }
}
