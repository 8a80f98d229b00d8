package io.gatehouse.stocks.timeseries;

import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Imports that come while an answer is made. */
class SnapshotTest {

    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = StocksService.start();
        stocks.importLines("AAA,2020-01-02,1,1,1,1,1", "BBB,2020-01-02,1,1,1,1,1");
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    @Test
    void noBarIsGivenUnderATagThatIsOutOfDate() {
        Flux<String> rows = chunks(version());
        stocks.importLines("BBB,2020-01-03,2,2,2,2,2");

        StepVerifier.create(rows).expectError(DataChangedException.class).verify();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void anImportAfterTheFirstBarIsNotSeen() {
        Flux<String> rows = chunks(version());

        StepVerifier.create(rows, 1)
                .expectNext("AAA,2020-01-02,1,1,1,1,1\n")
                .then(() -> stocks.importLines("BBB,2020-01-02,2,2,2,2,2", "BBB,2020-01-03,2,2,2,2,2"))
                .thenRequest(Long.MAX_VALUE)
                .expectNext("BBB,2020-01-02,1,1,1,1,1\n")
                .verifyComplete();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    private DataVersion version() {
        return Objects.requireNonNull(
                stocks.part(SymbolVersions.class).find(List.of("AAA", "BBB")).block());
    }

    private Flux<String> chunks(DataVersion version) {
        BarQuery everyDay = BarQuery.oldestFirst(DateRange.parse(null, null), Optional.empty(), false);
        return stocks.part(BarRepository.class).chunks(version, everyDay, Format.CSV);
    }
}
