package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ConnectionsTest {

    private static StocksService stocks;

    @BeforeAll
    static void start() {
        stocks = StocksService.start(TestDatabase.create(), Map.of("STOCKS_DATABASE_CONNECTIONS", "3"));
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @ParameterizedTest
    @CsvSource({
        "tcp_keepalives_idle, 10",
        "tcp_keepalives_interval, 5",
        "tcp_keepalives_count, 3",
        "tcp_user_timeout, 25000",
        "client_connection_check_interval, 5s"
    })
    void areGivenUpByTheDatabaseOnceTheServiceHasVanished(String setting, String value) {
        assertThat(found("show " + setting)).isEqualTo(value);
    }

    @Test
    void prepareNoMoreStatementsHoweverManyIntervalsAreAskedFor() {
        stocks.importLines("ACME,2020-01-01,1,1,1,1,1");

        IntStream.rangeClosed(1, 200).forEach(interval -> stocks.series("ACME?frequency=Weekly&interval=" + interval));

        assertThat(Integer.parseInt(found("select count(*) from pg_prepared_statements")))
                .isBetween(1, 64);
    }

    @Test
    void areMeasuredWithThePlacesForLongWork() {
        assertThat(gauge("r2dbc.pool.max.allocated")).isEqualTo(3);
        assertThat(gauge("r2dbc.pool.pending")).isZero();
        assertThat(gauge("stocks.places.max")).isEqualTo(1);
        assertThat(gauge("stocks.places.taken")).isZero();

        double acquired = Objects.requireNonNull(Mono.usingWhen(
                        stocks.part(ConnectionFactory.class).create(),
                        connection -> Mono.fromSupplier(() -> gauge("r2dbc.pool.acquired")),
                        Connection::close)
                .block());

        assertThat(acquired).isPositive();
    }

    private static double gauge(String name) {
        return stocks.part(MeterRegistry.class)
                .get(name)
                .tag("name", "default")
                .gauge()
                .value();
    }

    /** What the service's own connection finds. */
    private static String found(String sql) {
        return Objects.requireNonNull(Flux.usingWhen(
                        stocks.part(ConnectionFactory.class).create(),
                        connection -> Sql.query(connection.createStatement(sql), row -> String.valueOf(row.get(0))),
                        Connection::close)
                .blockLast());
    }
}
