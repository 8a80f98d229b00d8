package io.gatehouse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void findsPercentilesInWhatAllConnectionsSaw() {
        long[] odd = LongStream.range(0, 500).map(i -> (2 * i + 1) * 1_000_000).toArray();
        long[] even = LongStream.range(0, 500).map(i -> (2 * i + 2) * 1_000_000).toArray();

        Latencies latencies = Latencies.of(List.of(odd, even));

        assertThat(latencies.millis(0.5)).isEqualTo(500);
        assertThat(latencies.millis(0.99)).isEqualTo(990);
        assertThat(latencies.millis(0.999)).isEqualTo(999);
    }
}
