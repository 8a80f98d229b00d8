package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.StocksService;
import io.gatehouse.stocks.imports.StagingTable.Repetition;
import io.r2dbc.spi.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StagingTableTest {

    private static final String HEADER = "symbol,date,open,high,low,close,volume\n";
    private static final String LINE = "ACME,2020-01-02,1,1,1,1,1\n";

    private static StocksService stocks;

    @BeforeAll
    static void start() {
        stocks = StocksService.start(TestDatabase.create(), Map.of("STOCKS_DATABASE_CONNECTIONS", "3"));
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @Test
    void leavesNothingOfFilesThatAreRefused() {
        stocks.importCsv(HEADER + LINE);

        assertThat(stocks.importCsv(HEADER + LINE.repeat(5000)).statusCode()).isEqualTo(422);
        assertThat(stocks.importCsv(HEADER + LINE.repeat(5000)).statusCode()).isEqualTo(422);

        assertThat(stocks.query(
                        "select coalesce(sum(pg_relation_size(oid)), 0) from pg_class where relpersistence = 't'"))
                .containsExactly("0");
    }

    @Test
    void tellsTheFirstHundredRepetitionsAndHowManyThereAre() {
        List<Repetition> repetitions = repetitions(HEADER + LINE.repeat(5000));

        assertThat(repetitions)
                .hasSize(100)
                .startsWith(new Repetition(3, 2, 4999), new Repetition(4, 3, 4999))
                .endsWith(new Repetition(102, 101, 4999));
    }

    private static List<Repetition> repetitions(String csv) {
        return Objects.requireNonNull(stocks.part(Transactions.class)
                .run(connection -> repetitions(csv, connection))
                .block());
    }

    private static Mono<List<Repetition>> repetitions(String csv, Connection connection) {
        StagingTable staging = new StagingTable(connection);
        Flux<byte[]> pieces = Flux.just(csv.getBytes(StandardCharsets.UTF_8));
        return staging.create()
                .then(staging.fill(new CsvFile().rows(pieces)))
                .thenMany(staging.repetitions())
                .collectList();
    }
}
