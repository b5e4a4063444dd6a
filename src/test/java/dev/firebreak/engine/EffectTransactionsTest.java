package dev.firebreak.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.FirebreakTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Effects of one case that end at the same moment. */
@FirebreakTest
class EffectTransactionsTest {

    @Autowired
    private EffectTransactions transactions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whatMetAnotherIsStoredAgainAndOnce() {
        AtomicInteger tries = new AtomicInteger();
        transactions.run(() -> store("met", tries, 3));
        assertThat(tries).hasValue(3);
        assertThat(stored("met")).isOne();
    }

    @Test
    void insideATransactionItIsTheCallersToRepeat() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> transactions.run(() -> store("met inside", tries, 3))))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(tries).hasValue(1);
        assertThat(stored("met inside")).isZero();
    }

    private void store(String topic, AtomicInteger tries, int last) {
        jdbc.update(
                "INSERT INTO effect (key, topic, action, target, state, attempts, created_at, updated_at) "
                        + "VALUES (md5(?) || md5(?), ?, 'do', 'it', 'applied', 1, now(), now())",
                topic,
                topic,
                topic);
        if (tries.incrementAndGet() < last) {
            throw new OptimisticLockingException("Another one was first");
        }
    }

    private int stored(String topic) {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM effect WHERE topic = ?", Integer.class, topic);
        return count == null ? 0 : count;
    }
}
