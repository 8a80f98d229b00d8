package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokenImportTest {

    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = StocksService.start();
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    @Test
    void leavesNothingWhenTheCallerLeavesInTheMiddle() throws IOException {
        try (Socket caller = new Socket("127.0.0.1", stocks.port())) {
            sendBeginning(caller);
            Await.until(() -> stocks.connectionsInUse() == 1);
        }

        Await.until(() -> stocks.connectionsInUse() == 0);
        assertNothingIsStoredAndTheNextImportIs();
    }

    @Test
    void leavesNothingWhenTheDatabaseEndsTheConnectionInTheMiddle() throws IOException {
        try (Socket caller = new Socket("127.0.0.1", stocks.port())) {
            sendBeginning(caller);
            stocks.terminate("copy import_rows%");
            send(caller, rows(20_000, 40_000));

            assertThat(firstLine(caller)).contains(" 503 ");
        }

        Await.until(() -> stocks.connectionsInUse() == 0);
        assertNothingIsStoredAndTheNextImportIs();
    }

    @Test
    void leavesNothingWhenTheDatabaseEndsTheConnectionDuringTheMerge() {
        Runnable release = stocks.hold("lock table stocks_ohlcv in share mode");
        CompletableFuture<HttpResponse<String>> broken =
                CompletableFuture.supplyAsync(() -> stocks.importLines(rows(0, 1000)));

        stocks.terminate("%stocks_ohlcv%");
        release.run();

        assertThat(broken.join().statusCode()).isEqualTo(503);
        assertNothingIsStoredAndTheNextImportIs();
    }

    @Test
    void givesTheDatabaseRowsWhileTheCallerStillSendsOthers() throws IOException {
        try (Socket caller = new Socket("127.0.0.1", stocks.port())) {
            sendBeginning(caller);

            Await.until(() -> !stocks.query("select pid from pg_stat_progress_copy"
                            + " where datname = current_database() and tuples_processed > 0")
                    .isEmpty());
        }
    }

    /** More was promised than is sent. */
    private static void sendBeginning(Socket caller) throws IOException {
        send(
                caller,
                "POST /api/v1/stocks/imports HTTP/1.1\r\nHost: stocks\r\nContent-Type: text/csv\r\n"
                        + TokenHeader.X_TOKEN + ": " + StocksService.writerToken()
                        + "\r\nContent-Length: 10000000\r\n\r\n"
                        + "symbol,date,open,high,low,close,volume\n" + rows(0, 20_000));
    }

    private static void send(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstLine(Socket caller) throws IOException {
        return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> "S" + row + ",2020-01-01,1,1,1,1,1\n")
                .collect(Collectors.joining());
    }

    private void assertNothingIsStoredAndTheNextImportIs() {
        assertThat(stocks.query("select symbol from stocks_symbol")).isEmpty();
        assertThat(stocks.query("select symbol from stocks_ohlcv")).isEmpty();
        assertThat(stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode()).isEqualTo(201);
    }
}
