package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.FirebreakTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Effects that were perhaps sent: after a crash between intent and outcome, and after a lost answer. */
@FirebreakTest
class EffectDoubtTest {

    private static final EffectOutcome LOST = new EffectOutcome.OutcomeUnknown("No answer.");
    private static final EffectOutcome NEVER_CAME = new EffectOutcome.NotSent("No call with this key.");
    private static final EffectOutcome IN_EFFECT = new EffectOutcome.AlreadyApplied("It is so.");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ExternalTaskService tasks;

    @Autowired
    private EffectRunner runner;

    @Autowired
    private JdbcTemplate jdbc;

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
    void crashAfterTheCallIsClearedByAskingAndNotSentAgain() {
        Outside outside = new Outside("doubt-crash", counterpart(false, true)).knowing(question -> IN_EFFECT);
        begin(outside);
        crashAfterCall(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(outside.asked).containsExactlyElementsOf(outside.sent);
        assertThat(state("doubt-crash")).isEqualTo("already-applied");
        assertThat(askedInTheRecord(outside)).isTrue();
    }

    @Test
    void crashBeforeTheCallIsClearedByAskingAndSentThen() {
        Outside outside = new Outside("doubt-unsent", counterpart(false, true)).knowing(question -> NEVER_CAME);
        begin(outside);
        crashAfterCall(outside);
        run(outside);
        assertThat(outside.sent).hasSize(2).containsOnly(outside.sent.get(0));
        assertThat(state("doubt-unsent")).isEqualTo("applied");
        assertThat(askedInTheRecord(outside)).isFalse();
    }

    @Test
    void crashWhereNobodyCanBeAskedIsAPersonsToDecide() {
        Outside outside = new Outside("doubt-mute", counterpart(false, false));
        begin(outside);
        crashAfterCall(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(outside.asked).isEmpty();
        assertThat(state("doubt-mute")).isEqualTo("outcome-unknown");
    }

    @Test
    void crashWhereTheAskedKnowsNothingIsAPersonsToDecide() {
        Outside outside = new Outside("doubt-unsure", counterpart(false, true));
        begin(outside);
        crashAfterCall(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(outside.asked).hasSize(1);
        assertThat(state("doubt-unsure")).isEqualTo("outcome-unknown");
    }

    @Test
    void crashWhereKeysAreHonouredIsSentAgainWithTheSameKey() {
        Outside outside = new Outside("doubt-keys", counterpart(true, true));
        begin(outside);
        crashAfterCall(outside);
        run(outside);
        assertThat(outside.sent).hasSize(2).containsOnly(outside.sent.get(0));
        assertThat(state("doubt-keys")).isEqualTo("applied");
    }

    @Test
    void lostAnswerIsAskedForAtOnce() {
        Outside outside = new Outside("lost-asked", counterpart(false, true))
                .answering(call -> LOST)
                .knowing(question -> new EffectOutcome.Refused("It said no then."));
        begin(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(state("lost-asked")).isEqualTo("refused");
        assertThat(askedInTheRecord(outside)).isTrue();
    }

    /** A slow call may arrive after the answer that it had not. */
    @Test
    void whatHadNotArrivedIsAskedForAgainBeforeItIsSentAgain() {
        Outside outside = new Outside("lost-late", counterpart(false, true, Duration.ZERO))
                .answering(call -> LOST)
                .knowing(question -> question == 1 ? NEVER_CAME : IN_EFFECT);
        begin(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(outside.asked).hasSize(2);
        assertThat(state("lost-late")).isEqualTo("already-applied");
    }

    @Test
    void whatNeverArrivesIsAPersonsToDecideAfterTheLastAttempt() {
        Outside outside = new Outside("lost-never", counterpart(false, true, Duration.ZERO))
                .answering(call -> LOST)
                .knowing(question -> NEVER_CAME);
        begin(outside);
        run(outside);
        assertThat(outside.sent).hasSize(2).containsOnly(outside.sent.get(0));
        assertThat(state("lost-never")).isEqualTo("outcome-unknown");
        assertThat(message("lost-never")).contains("No answer.").contains("No call with this key.");
    }

    @Test
    void lostAnswerWhereKeysAreHonouredIsRepeatedByTheSchedule() {
        Outside outside = new Outside("lost-keys", counterpart(true, false, Duration.ZERO))
                .answering(call -> call == 1 ? LOST : IN_EFFECT);
        begin(outside);
        run(outside);
        assertThat(outside.sent).hasSize(2).containsOnly(outside.sent.get(0));
        assertThat(state("lost-keys")).isEqualTo("already-applied");
    }

    @Test
    void lostAnswerWhereNeitherHelpsIsNotSentAgain() {
        Outside outside = new Outside("lost-mute", counterpart(false, false, Duration.ZERO)).answering(call -> LOST);
        begin(outside);
        run(outside);
        assertThat(outside.sent).hasSize(1);
        assertThat(state("lost-mute")).isEqualTo("outcome-unknown");
    }

    private static Counterpart counterpart(boolean honoursKeys, boolean canBeAsked, Duration... retries) {
        return Counterpart.here("doubtful", honoursKeys, canBeAsked, new RetrySchedule(List.of(retries), false));
    }

    private void begin(Outside outside) {
        runtime.startProcessInstanceByKey("effect", Map.of("topic", outside.topic()));
    }

    /** The process ends in the middle of the answer; its lock runs out. */
    private void crashAfterCall(Outside outside) {
        outside.toDo = call -> {
            outside.toDo = next -> {};
            throw new AssertionError("from a test: the process ends");
        };
        run(outside);
        ExternalTask left =
                tasks.createExternalTaskQuery().topicName(outside.topic()).singleResult();
        assertThat(state(outside.topic())).isEqualTo("intended");
        tasks.unlock(left.getId());
    }

    private void run(Outside outside) {
        EffectsProperties properties = Outside.properties(Duration.ofSeconds(20));
        new EffectWorker(tasks, runner, properties, List.of(outside)).runWaiting();
    }

    private String state(String topic) {
        return column("state", topic);
    }

    private String message(String topic) {
        return column("message", topic);
    }

    private String column(String name, String topic) {
        return String.valueOf(
                jdbc.queryForObject("SELECT " + name + " FROM effect WHERE topic = ?", String.class, topic));
    }

    private boolean askedInTheRecord(Outside outside) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                // Other entries may hold what cannot be read as text.
                "SELECT bool_or(details ->> 'asked' = 'true') IS TRUE FROM (SELECT * FROM audit.entry "
                        + "WHERE kind LIKE 'Effect%' OFFSET 0) entry WHERE details ->> 'key' = ?",
                Boolean.class, outside.sent.get(0)));
    }
}
