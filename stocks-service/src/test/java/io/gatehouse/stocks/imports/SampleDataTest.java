package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.StocksService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class SampleDataTest {

    private static final Map<String, String> WITH_SAMPLE_DATA = Map.of("sample-data.enabled", "true");

    @Test
    void isThereWhenTheServiceIsReady() {
        try (StocksService stocks = StocksService.start(TestDatabase.create(), WITH_SAMPLE_DATA)) {
            awaitReady(stocks);

            assertThat(stocks.lines("SP500")).hasSizeGreaterThan(5000);
            assertThat(stocks.lines("AAPL?frequency=Annual")).hasSize(1);
        }
    }

    @Test
    void leavesSymbolsAloneThatHaveBarsAlready() {
        TestDatabase database = TestDatabase.create();
        try (StocksService stocks = StocksService.start(database, Map.of())) {
            stocks.importLines("AAPL,2020-01-02,1,1,1,1,1");
        }

        try (StocksService stocks = StocksService.start(database, WITH_SAMPLE_DATA)) {
            awaitReady(stocks);

            assertThat(stocks.lines("AAPL")).containsExactly("AAPL,2020-01-02,1,1,1,1,1");
            assertThat(stocks.lines("SP500")).isNotEmpty();
        }
    }

    @Test
    void isNotThereUnlessAskedFor() {
        try (StocksService stocks = StocksService.start()) {
            awaitReady(stocks);

            assertThat(stocks.get("/api/v1/stocks/symbols", "*/*").body()).isEqualTo("[]");
        }
    }

    private static void awaitReady(StocksService stocks) {
        Mono.fromCallable(() -> stocks.get("/health/readiness", "*/*").statusCode())
                .filter(status -> status == 200)
                .switchIfEmpty(Mono.error(IllegalStateException::new))
                .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(100)))
                .block();
    }
}
