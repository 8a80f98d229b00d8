package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers who do not read, and readers who leave. */
class SlowReaderTest {

    private static final String LONG_SERIES = """
            insert into stocks_ohlcv
            select symbol, date '1000-01-01' + day, 100.123456, 101.123456, 99.123456, 100.654321, 1000000
              from generate_series(0, 100000) day, unnest(array['LONG', 'LONGER']) symbol;
            insert into stocks_symbol
            select symbol, min(date), max(date), count(*), 1, now() from stocks_ohlcv group by symbol""";

    private static StocksService stocks;

    @BeforeAll
    static void importLongSeries() {
        stocks = StocksService.start(TestDatabase.create(), Map.of("STOCKS_DATABASE_CONNECTIONS", "5"));
        stocks.sql(LONG_SERIES);
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time-series/LONG",
                "time-series?symbols=LONG,LONGER",
                "time-series?symbols=*&frequency=Daily",
            })
    void holdOneConnectionAndGiveItBackWhenTheyLeave(String path) throws IOException {
        try (InputStream one = begin(path);
                InputStream other = begin(path)) {
            Await.until(() -> stocks.connectionsInUse() == 2);

            assertThat(stocks.series("LONG?limit=1").statusCode()).isEqualTo(200);
            assertThat(one).isNotSameAs(other);
        }

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void leaveAConnectionToEverybodyElse() throws IOException {
        try (InputStream one = begin("time-series/LONG");
                InputStream two = begin("time-series/LONG");
                InputStream three = begin("time-series/LONG")) {
            HttpResponse<String> refused = stocks.series("LONG");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("/problems/places-taken", "All 3 places");
            assertThat(stocks.importLines("OTHER,2020-01-01,1,1,1,1,1").body()).contains("/problems/places-taken");
            assertThat(stocks.get("/api/v1/stocks/symbols", "*/*").statusCode()).isEqualTo(200);
            assertThat(List.of(one, two, three)).doesNotHaveDuplicates();
        }

        Await.until(() -> stocks.series("LONG?limit=1").statusCode() == 200);
    }

    @Test
    void takeAThirdOfThePlacesAndLeaveTheOthers() throws IOException {
        try (InputStream one = begin("time-series/LONG", "ada")) {
            HttpResponse<String> refused = stocks.series("LONG");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("/problems/own-places-taken", "as one caller may have, 1: end one");
            assertThat(stocks.importLines("OTHER,2020-01-01,1,1,1,1,1").statusCode())
                    .isEqualTo(429);
            assertThat(stocks.send(stocks.read("/api/v1/stocks/time-series/LONG?limit=1", "grace")
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(one.read()).isNotNegative();
        }

        Await.until(() -> stocks.series("LONG?limit=1").statusCode() == 200);
    }

    @Test
    void indicatorsAreNotComputedForThoseWhoLeft() throws IOException {
        begin("indicators/LONG?indicator=ema:5").close();

        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void theDatabaseSendsThemNoMoreThanTheyRead() throws IOException {
        try (InputStream reader = begin("time-series/LONG")) {
            Await.until(() -> stocks.query("""
                    select count(*) from pg_stat_activity
                     where datname = current_database() and application_name = 'stocks-service'
                       and state <> 'idle' and wait_event = 'ClientRead' and query like '%string_agg(%'""").equals(List.of("1")));

            assertThat(reader.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @Test
    void manyWhoLeaveAtOnceLeaveNothingBehind() {
        IntStream.range(0, 6)
                .mapToObj(reader -> CompletableFuture.runAsync(SlowReaderTest::beginAndLeave))
                .toList()
                .forEach(CompletableFuture::join);

        Await.until(() -> stocks.connectionsInUse() == 0);
        assertThat(stocks.lines("LONG?to=1000-01-02")).hasSize(2);
    }

    private static void beginAndLeave() {
        try {
            begin("time-series?symbols=*").close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody else each time. */
    private static InputStream begin(String path) throws IOException {
        return begin(path, UUID.randomUUID().toString());
    }

    private static InputStream begin(String path, String reader) throws IOException {
        HttpRequest request = stocks.read("/api/v1/stocks/" + path, reader).build();
        InputStream body = stocks.send(request, BodyHandlers.ofInputStream()).body();
        assertThat(body.readNBytes(1000)).hasSize(1000);
        return body;
    }
}
