package io.gatehouse.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller is on a loop, where the timer runs, and the upstream's answer comes elsewhere. */
final class DeadlineTimerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RoutePolicy POLICY =
            new RoutePolicy(HOUR, HOUR, HOUR, 0, false, 0, new RoutePolicy.RateLimit(0, HOUR));

    private final RecordingLoop loop = new RecordingLoop();
    private final CountDownLatch checking = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Deadline deadline = new Deadline(POLICY, loop, this::completeOnceAnswered, () -> {});

    @AfterEach
    void stop() {
        loop.shutdownGracefully();
    }

    @Test
    void noTimerIsLeftOfAnExchangeWhoseAnswerBeginsWhileTheTimeIsChecked() throws Exception {
        Future<?> check = loop.submit(deadline);
        checking.await();

        deadline.answered();
        answered.countDown();
        check.get();
        deadline.stop();

        loop.submit(() -> {}).get();
        assertThat(loop.timers).isNotEmpty().allMatch(Future::isCancelled);
    }

    @Test
    void noTimerIsLeftOfAnExchangeThatHasEndedWhenItIsTold() throws Exception {
        deadline.start();
        deadline.stop();
        deadline.answered();

        loop.submit(() -> {}).get();
        assertThat(loop.timers).isNotEmpty().allMatch(Future::isCancelled);
    }

    private long completeOnceAnswered(long startNanos, long nowNanos) {
        checking.countDown();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return nowNanos;
    }

    private static final class RecordingLoop extends DefaultEventLoop {

        private final List<Future<?>> timers = new CopyOnWriteArrayList<>();

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            ScheduledFuture<?> timer = super.schedule(command, delay, unit);
            timers.add(timer);
            return timer;
        }
    }
}
