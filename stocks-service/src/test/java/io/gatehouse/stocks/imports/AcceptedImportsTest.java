package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.LongWork;
import io.gatehouse.stocks.StocksService;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AcceptedImportsTest {

    private static final String FILE = "symbol,date,open,high,low,close,volume\nACME,2020-01-01,1,1,1,1,1\n";

    @ParameterizedTest
    @CsvSource({"3, 1", "7, 5"})
    void areImportedEvenIfEveryPlaceIsTaken(int connections, int places) {
        Map<String, String> settings = Map.of("STOCKS_DATABASE_CONNECTIONS", String.valueOf(connections));
        try (StocksService stocks = StocksService.start(TestDatabase.create(), settings)) {
            Disposable readers = takeEveryPlace(stocks, connections);
            Await.until(() -> stocks.connectionsInUse() >= places);

            stocks.part(AcceptedImports.class)
                    .add("ada", Flux.just(FILE.getBytes(StandardCharsets.UTF_8)))
                    .block();

            Await.until(() -> !stocks.query("select id from stocks_import where finished_at is not null")
                    .isEmpty());
            assertThat(stocks.query("select failure from stocks_import where failure is not null"))
                    .isEmpty();
            readers.dispose();
        }
    }

    /** Those who would be too many are refused. */
    private static Disposable takeEveryPlace(StocksService stocks, int connections) {
        ConnectionFactory pool = stocks.part(ConnectionFactory.class);
        return Disposables.composite(IntStream.range(0, connections)
                .mapToObj(reader -> stocks.part(LongWork.class)
                        .answer(
                                "reader" + reader,
                                () -> Mono.usingWhen(pool.create(), connection -> Mono.never(), Connection::close))
                        .onErrorComplete()
                        .subscribe())
                .toArray(Disposable[]::new));
    }
}
