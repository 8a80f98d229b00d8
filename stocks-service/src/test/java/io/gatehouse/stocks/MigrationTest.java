package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final String REFUSE_VIEWS = """
            create schema other;
            create function other.refuse() returns event_trigger language plpgsql
                as 'begin raise exception ''no views here''; end';
            create event trigger refuse_views on ddl_command_start
                when tag in ('CREATE VIEW') execute function other.refuse()""";

    @Test
    void doesNotStartWhenAMigrationFailsAndSaysWhich() {
        TestDatabase database = TestDatabase.create();
        StocksService.sql(database, REFUSE_VIEWS);

        assertThatThrownBy(() -> StocksService.start(database, Map.of()))
                .hasStackTraceContaining("V1__stocks_ohlcv.sql")
                .hasStackTraceContaining("no views here");
    }

    @Test
    void isAliveAndNotReadyWhileAMigrationTakesLong() {
        TestDatabase database = TestDatabase.create();
        migrateTo(database, "3");
        Runnable release = StocksService.hold(database, "lock table stocks_ohlcv in access share mode");

        try (StocksService stocks = StocksService.start(database, Map.of("database.migration-patience", "100ms"))) {
            assertThat(status(stocks, "/health/liveness")).isEqualTo(200);
            assertThat(status(stocks, "/health/readiness")).isEqualTo(503);

            release.run();

            Await.until(() -> status(stocks, "/health/readiness") == 200);
            assertThat(stocks.importLines("ACME,2020-01-01,1,1,1,1,1").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void waitsForADatabaseThatHasNoConnectionLeft() {
        TestDatabase database = TestDatabase.create();
        StocksService.sql(database, "create role crowded login connection limit 0");
        StocksService.sql(database, "alter database " + database.name() + " owner to crowded");

        try (StocksService stocks =
                StocksService.start(database, Map.of("database.user", "crowded", "database.retry-interval", "100ms"))) {
            assertThat(status(stocks, "/health/liveness")).isEqualTo(200);
            assertThat(status(stocks, "/health/readiness")).isEqualTo(503);

            StocksService.sql(database, "alter role crowded connection limit -1");

            Await.until(() -> status(stocks, "/health/readiness") == 200);
        }
    }

    private static int status(StocksService stocks, String path) {
        return stocks.get(path, "*/*").statusCode();
    }

    @Test
    void keepsTheBarsOfTheFirstVersionAndCountsThem() {
        TestDatabase database = TestDatabase.create();
        migrateTo(database, "1");
        StocksService.sql(database, """
                insert into stocks_ohlcv
                select symbol, date '2020-01-01' + day, 1.5, 2.50, 0.125, 1, day
                  from unnest(array['B', 'A.B', '^A']) symbol, generate_series(0, 99) day""");

        try (StocksService stocks = StocksService.start(database, Map.of())) {
            assertThat(stocks.lines("A.B")).hasSize(100).startsWith("A.B,2020-01-01,1.5,2.50,0.125,1,0");
            assertThat(stocks.query("select (symbol, first, last, bars, version) from stocks_symbol order by symbol"))
                    .containsExactly(
                            "(A.B,2020-01-01,2020-04-09,100,1)",
                            "(B,2020-01-01,2020-04-09,100,1)",
                            "(^A,2020-01-01,2020-04-09,100,1)");
            assertThat(stocks.importLines("B,2020-01-01,1,1,1,1,1", "B,2021-01-01,1,1,1,1,1")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(stocks.query("select (last, bars, version) from stocks_symbol where symbol = 'B'"))
                    .containsExactly("(2021-01-01,101,2)");
        }
    }

    @Test
    void removesSplitsOfOneToOneThatWereStored() {
        TestDatabase database = TestDatabase.create();
        migrateTo(database, "10");
        StocksService.sql(database, """
                insert into stocks_ohlcv
                select symbol, date '2020-01-02', 1.5, 1.5, 1.5, 1.5, 1 from unnest(array['A', 'B']) symbol;
                insert into stocks_symbol select symbol, date, date, 1, 1, now() from stocks_ohlcv;
                insert into stocks_split values ('A', '2020-01-03', 1, 1), ('B', '2020-01-03', 2, 1)""");

        try (StocksService stocks = StocksService.start(database, Map.of())) {
            assertThat(stocks.lines("A?adjusted=true")).containsExactly("A,2020-01-02,1.5,1.5,1.5,1.5,1");
            assertThat(stocks.query("select symbol from stocks_split")).containsExactly("B");
            assertThat(stocks.query("select (symbol, version) from stocks_symbol order by symbol"))
                    .containsExactly("(A,2)", "(B,1)");
        }
    }

    private static void migrateTo(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                        "postgres",
                        "postgres")
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
