package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

class DatabaseFailureTest {

    private static final String LONG_SERIES = """
            insert into stocks_ohlcv
            select 'LONG', date '1000-01-01' + day, 100.123456, 101.123456, 99.123456, 100.654321, 1000000
              from generate_series(0, 200000) day;
            insert into stocks_symbol values ('LONG', '1000-01-01', '1547-08-02', 200001, 1, now())""";

    private final TestDatabase database = TestDatabase.create();
    private final DatabaseRelay relay = new DatabaseRelay(database.port());
    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = startBehindRelay();
    }

    @AfterEach
    void stop() throws IOException {
        stocks.close();
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "text/csv"})
    void breaksTheTransferWhenTheDatabaseIsCutInTheMiddle(String format) throws IOException {
        stocks.sql(LONG_SERIES);
        HttpResponse<InputStream> answer = stocks.send(
                stocks.read("/api/v1/stocks/time-series/LONG")
                        .header("Accept", format)
                        .build(),
                BodyHandlers.ofInputStream());
        answer.body().readNBytes(1000);

        relay.cut();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(answer.body()::readAllBytes).isInstanceOf(IOException.class);
    }

    /** A rollback is not answered any more either. */
    @Test
    void givesTheConnectionOfASnapshotBackWhenTheDatabaseFallsSilentInTheMiddle() throws IOException {
        stocks.close();
        stocks = StocksService.start(
                database, Map.of("database.port", String.valueOf(relay.port()), "imports.poll-interval", "1h"));
        stocks.sql(LONG_SERIES);
        stocks.importLines("ACME,2020-01-01,1,1,1,1,1");
        HttpResponse<InputStream> answer = stocks.send(
                stocks.read("/api/v1/stocks/time-series?symbols=LONG,ACME").build(), BodyHandlers.ofInputStream());
        answer.body().readNBytes(1000);
        Await.until(() -> stocks.connectionsInUse() == 1);

        relay.fallSilent();
        answer.body().close();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void answers503WhileTheDatabaseIsAwayAndRecoversByItself() {
        stocks.importLines("ACME,2020-01-01,1,1,1,1,1");

        relay.cut();
        HttpResponse<String> series = stocks.series("ACME");
        HttpResponse<String> symbols = stocks.get("/api/v1/stocks/symbols", "*/*");
        HttpResponse<String> imported = stocks.importLines("ACME,2020-01-02,1,1,1,1,1");
        relay.mend();

        assertThat(series.statusCode()).isEqualTo(503);
        assertThat(series.headers().firstValue("Retry-After")).isPresent();
        assertThat(series.body()).contains("/problems/database-unavailable").doesNotContain("Exception", "select");
        assertThat(symbols.statusCode()).isEqualTo(503);
        assertThat(imported.statusCode()).isEqualTo(503);
        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-01,1,1,1,1,1");
    }

    @Test
    void answers503WhenTheDatabaseFallsSilentAndRecoversByItself() {
        stocks.importLines("ACME,2020-01-01,1,1,1,1,1");

        relay.fallSilent();
        HttpResponse<String> series = stocks.series("ACME");
        relay.mend();

        assertThat(series.statusCode()).isEqualTo(503);
        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-01,1,1,1,1,1");
    }

    @Test
    void startsUnreadyWithoutTheDatabaseAndBecomesReadyWithIt() throws IOException {
        stop();
        TestDatabase fresh = TestDatabase.create();
        try (DatabaseRelay cut = new DatabaseRelay(fresh.port())) {
            cut.cut();
            stocks = StocksService.start(fresh, Map.of("database.port", String.valueOf(cut.port())));

            int before = readiness();
            int alive = stocks.get("/health/liveness", "*/*").statusCode();
            cut.mend();

            assertThat(before).isEqualTo(503);
            assertThat(alive).isEqualTo(200);
            assertThat(untilReady()).isEqualTo(200);
            assertThat(stocks.importLines("ACME,2020-01-01,1,1,1,1,1").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void storesNothingOfAnImportThatIsCutInTheMiddle() {
        String first = "symbol,date,open,high,low,close,volume\n" + rows(0, 5000);
        String second = rows(5000, 10000);

        HttpResponse<String> answer = stocks.importCsv(BodyPublishers.concat(
                BodyPublishers.ofString(first), BodyPublishers.ofInputStream(() -> cutBefore(second))));
        relay.mend();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(stocks.get("/api/v1/stocks/symbols", "*/*").body()).isEqualTo("[]");
    }

    @Test
    void answers503WhenEveryConnectionIsTakenAndRecoversByItself() {
        stocks.close();
        stocks = StocksService.start(database, Map.of("STOCKS_DATABASE_CONNECTIONS", "3"));
        Runnable release = stocks.hold("lock table stocks_symbol");
        CompletableFuture<HttpResponse<String>> importing =
                CompletableFuture.supplyAsync(() -> stocks.importLines("ACME,2020-01-01,1,1,1,1,1"));
        CompletableFuture<HttpResponse<String>> listing = CompletableFuture.supplyAsync(this::symbols);
        CompletableFuture<HttpResponse<String>> other = CompletableFuture.supplyAsync(this::symbols);
        Await.until(
                () -> stocks.query("select pid from pg_locks where not granted").size() == 3);

        HttpResponse<String> refused = symbols();
        release.run();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("/problems/database-unavailable");
        assertThat(importing.join().statusCode()).isEqualTo(201);
        assertThat(listing.join().statusCode()).isEqualTo(200);
        assertThat(other.join().statusCode()).isEqualTo(200);
        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-01,1,1,1,1,1");
    }

    @Test
    void anImportThatHearsNothingOfTheDatabaseAnyMoreIsBrokenOffAndTriedAgain() {
        stocks.close();
        stocks = StocksService.start(
                database,
                Map.of(
                        "database.port", String.valueOf(relay.port()),
                        "imports.poll-interval", "100ms",
                        "imports.progress-interval", "100ms",
                        "imports.retry-delay", "20ms",
                        "imports.silence-timeout", "1s"));
        Runnable release = stocks.hold("lock table stocks_symbol in share mode");
        stocks.importLater("symbol,date,open,high,low,close,volume\nACME,2020-01-01,1,1,1,1,1\n");
        Await.until(() ->
                !stocks.query("select pid from pg_locks where not granted").isEmpty());

        relay.fallSilent();
        release.run();
        Await.until(() -> stocks.query("select pid from pg_stat_activity where datname = current_database()"
                        + " and state = 'idle in transaction'")
                .isEmpty());
        relay.mend();

        Await.until(
                () -> stocks.query("select attempts from stocks_import join stocks_import_progress on id = import_id"
                                + " where finished_at is not null")
                        .equals(List.of("2")));
        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-01,1,1,1,1,1");
    }

    @Test
    void answers503WhenTheDatabaseBreaksAQueryOff() {
        stocks.importLines("ACME,2020-01-01,1,1,1,1,1");
        stocks.sql("""
                create function broken_off() returns boolean language plpgsql as $$
                begin
                    raise 'canceling statement due to conflict with recovery' using errcode = '40001';
                end $$;
                alter table stocks_ohlcv rename to stocks_ohlcv_whole;
                create view stocks_ohlcv as select * from stocks_ohlcv_whole where broken_off()""");

        HttpResponse<String> answer = stocks.series("ACME");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("/problems/database-busy").doesNotContain("recovery");
    }

    private HttpResponse<String> symbols() {
        return stocks.get("/api/v1/stocks/symbols", "*/*");
    }

    private InputStream cutBefore(String text) {
        relay.cut();
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> "CUT" + row + ",2020-01-01,1,1,1,1,1\n")
                .collect(Collectors.joining());
    }

    private StocksService startBehindRelay() {
        return StocksService.start(database, Map.of("database.port", String.valueOf(relay.port())));
    }

    private int readiness() {
        return stocks.get("/health/readiness", "*/*").statusCode();
    }

    private int untilReady() {
        return Mono.fromCallable(this::readiness)
                .filter(status -> status == 200)
                .switchIfEmpty(Mono.error(IllegalStateException::new))
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(100)))
                .block();
    }
}
