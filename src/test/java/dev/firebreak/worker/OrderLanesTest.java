package dev.firebreak.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderLanesTest {

    private final OrderLanes lanes = new OrderLanes();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);
    private final CountDownLatch other = new CountDownLatch(1);

    @Test
    void hookThatHangsHoldsUpItsOwnOrdersOnly() throws InterruptedException {
        lanes.take("hangs", this::hang);
        lanes.take("hangs", second::countDown);
        lanes.take("works", other::countDown);
        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.getCount()).isOne();
        assertThat(lanes.taken()).isBetween(2, 3);
        answer.countDown();
        lanes.finish();
        assertThat(second.getCount()).as("what waited is done before the end").isZero();
        assertThat(lanes.taken()).isZero();
    }

    private void hang() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
