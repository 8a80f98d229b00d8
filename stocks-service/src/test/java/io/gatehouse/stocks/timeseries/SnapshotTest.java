package io.gatehouse.stocks.timeseries;

import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"BBB", "AAA,BBB"})
    void noBarIsGivenUnderATagThatIsOutOfDate(String symbols) {
        Flux<String> rows = chunks(version(symbols), null);
        stocks.importLines("BBB,2020-01-03,2,2,2,2,2");

        StepVerifier.create(rows).expectError(DataChangedException.class).verify();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void norIsTheirAbsence() {
        Flux<String> rows = chunks(version("BBB"), "2021-01-01");
        stocks.importLines("BBB,2020-01-03,2,2,2,2,2");

        StepVerifier.create(rows).expectError(DataChangedException.class).verify();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BBB", "AAA,BBB"})
    void noBarsAreNoError(String symbols) {
        StepVerifier.create(chunks(version(symbols), "2021-01-01")).verifyComplete();
    }

    @Test
    void anImportAfterTheFirstBarsOfASymbolIsNotSeen() {
        LocalDate first = LocalDate.of(2000, 1, 1);
        stocks.importLines(IntStream.range(0, 5000)
                .mapToObj(day -> "CCC," + first.plusDays(day) + ",1,1,1,1,1")
                .toArray(String[]::new));

        StepVerifier.create(chunks(version("CCC"), null), 1)
                .expectNextMatches(chunk -> chunk.startsWith("CCC,2000-01-01,1,1,1,1,1\n"))
                .then(() -> stocks.importLines("CCC," + first.plusDays(4999) + ",2,2,2,2,2"))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(5000 / SeriesBody.ROWS_PER_CHUNK - 1)
                .expectNextMatches(chunk -> chunk.endsWith(",1,1,1,1,1\n"))
                .verifyComplete();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void anImportAfterTheFirstBarIsNotSeen() {
        Flux<String> rows = chunks(version("AAA,BBB"), null);

        StepVerifier.create(rows, 1)
                .expectNext("AAA,2020-01-02,1,1,1,1,1\n")
                .then(() -> stocks.importLines("BBB,2020-01-02,2,2,2,2,2", "BBB,2020-01-03,2,2,2,2,2"))
                .thenRequest(Long.MAX_VALUE)
                .expectNext("BBB,2020-01-02,1,1,1,1,1\n")
                .verifyComplete();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    private DataVersion version(String symbols) {
        return Objects.requireNonNull(
                stocks.part(SymbolVersions.class).find(Symbols.parse(symbols)).block());
    }

    private Flux<String> chunks(DataVersion version, @Nullable String from) {
        BarQuery everyDay = BarQuery.oldestFirst(DateRange.parse(from, null), Optional.empty(), false);
        return stocks.part(BarRepository.class).chunks("ada", version, everyDay, Format.CSV);
    }
}
