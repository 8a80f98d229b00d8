package io.gatehouse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTest {

    @Test
    void waitLongerAndLongerForAServiceThatEndsAtOnce() {
        Stream<Duration> pauses = Stream.iterate(Duration.ZERO, pause -> Restarts.nextPause(pause, Duration.ZERO))
                .skip(1)
                .limit(7);

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void beginAnewWithAServiceThatHasLivedForAWhile() {
        Duration pause = Restarts.nextPause(Duration.ofSeconds(16), Duration.ofSeconds(30));

        assertThat(pause).hasSeconds(1);
    }
}
