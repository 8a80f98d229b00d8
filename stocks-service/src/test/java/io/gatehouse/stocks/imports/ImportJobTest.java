package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportJobTest {

    private static final String HEADER = "symbol,date,open,high,low,close,volume\n";
    private static final String CSV = HEADER + "ACME,2020-01-02,1,2,1,1,7\nACME,2020-01-03,1,2,1,1,7\n";
    private static final Map<String, String> EAGER = Map.of(
            "imports.poll-interval", "100ms",
            "imports.progress-interval", "20ms",
            "imports.retry-delay", "20ms",
            "imports.unfinished", "20");
    private static final Map<String, String> PATIENT =
            Map.of("imports.poll-interval", "20ms", "imports.retry-delay", "1h");

    private final TestDatabase database = TestDatabase.create();
    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = StocksService.start(database, EAGER);
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    @Test
    void answers202WithAJobThatComesToItsEnd() {
        HttpResponse<String> accepted = stocks.importLater(CSV);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Preference-Applied")).contains("respond-async");
        assertThat(accepted.body())
                .contains("\"state\":\"waiting\"", "\"bytes\":91", "\"received_at\":\"20")
                .doesNotContain("finished_at");
        String job = untilFinished(location(accepted));
        assertThat(job).contains("\"state\":\"done\"", "\"rows\":2,\"symbols\":1", "\"lines\":3", "\"attempts\":1");
        assertThat(job).contains("started_at", "finished_at").doesNotContain("detail");
        assertThat(stocks.lines("ACME")).hasSize(2);
        assertThat(stocks.query("select number from stocks_import_part")).isEmpty();
    }

    @Test
    void saysWhichLinesAreWrongAndStoresNothing() {
        HttpResponse<String> accepted = stocks.importLater(CSV + "bad\n");

        assertThat(untilFinished(location(accepted)))
                .contains("\"state\":\"failed\"", "\"detail\":\"1 line is wrong; nothing was stored\"")
                .contains("\"errors\":[{\"line\":4,\"reason\":\"the line has 1 fields");
        assertThat(stocks.query("select symbol from stocks_symbol")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no header"})
    void saysThatTheHeaderIsMissing(String csv) {
        HttpResponse<String> accepted = stocks.importLater(csv);

        assertThat(untilFinished(location(accepted))).contains("\"state\":\"failed\"", "\"errors\":[{\"line\":1,");
    }

    @Test
    void saysThatAFileInUtf16HasNoHeader() {
        HttpResponse<String> accepted =
                stocks.importLater(BodyPublishers.ofByteArray(CSV.getBytes(StandardCharsets.UTF_16)));

        assertThat(untilFinished(location(accepted)))
                .contains("\"state\":\"failed\"", "\"attempts\":1")
                .contains("\"errors\":[{\"line\":1,\"reason\":\"the header is \\\"");
    }

    @Test
    void saysWhichLineHasANulInAField() {
        HttpResponse<String> accepted = stocks.importLater(CSV + "AC\0ME,2020-01-06,1,2,1,1,7\n");

        assertThat(untilFinished(location(accepted)))
                .contains("\"state\":\"failed\"", "\"attempts\":1")
                .contains("\"errors\":[{\"line\":4,\"reason\":\"symbol is \\\"AC?ME\\\": expected 1 to 32 of");
    }

    @Test
    void sendsEventsUntilTheJobIsFinished() {
        String path = location(stocks.importLater(CSV));

        HttpResponse<String> events = stocks.send(
                stocks.write(path).header("Accept", "text/event-stream").build());

        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> found = List.of(events.body().split("\n\n", -1));
        assertThat(found.subList(0, found.size() - 1)).allMatch(event -> event.startsWith("data: {\"id\":\""));
        assertThat(found.get(found.size() - 2)).contains("\"state\":\"done\"");
        assertThat(found.getLast()).isEmpty();
    }

    /** Each of many queries would wait for the table, half a second being many intervals. */
    @Test
    void asksTheDatabaseOnceForAllWhoWatchAJob() throws IOException {
        Runnable unlockSymbols = stocks.hold("lock table stocks_symbol in share mode");
        String path = location(stocks.importLater(CSV));
        awaitState(path, "running");
        List<InputStream> watchers =
                IntStream.range(0, 8).mapToObj(watcher -> watch(path)).toList();
        Runnable unlockProgress = stocks.hold("lock table stocks_import_progress in access exclusive mode");

        Await.until(() ->
                !waiting("query_start < clock_timestamp() - interval '500 ms'").isEmpty());
        List<String> waiting = waiting("true");
        unlockProgress.run();
        unlockSymbols.run();

        assertThat(waiting).hasSize(1);
        for (InputStream watcher : watchers) {
            assertThat(new String(watcher.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"state\":\"done\"");
        }
    }

    private InputStream watch(String path) {
        HttpRequest request =
                stocks.write(path).header("Accept", "text/event-stream").build();
        return stocks.send(request, BodyHandlers.ofInputStream()).body();
    }

    private List<String> waiting(String condition) {
        return stocks.query("select pid from pg_stat_activity where datname = current_database()"
                + " and query like 'select id, received_at%' and wait_event_type = 'Lock' and " + condition);
    }

    @Test
    void showsEveryoneTheirOwnJobsOnly() {
        String mine = location(stocks.importLater(CSV));
        String token = StocksService.token("somebody-else", "stocks:write");

        HttpRequest.Builder others = stocks.request(mine).header(TokenHeader.X_TOKEN, token);
        HttpRequest.Builder list = stocks.request("/api/v1/stocks/imports").header(TokenHeader.X_TOKEN, token);

        assertThat(stocks.send(others.build()).statusCode()).isEqualTo(404);
        assertThat(stocks.send(list.build()).body()).isEqualTo("[]");
        assertThat(stocks.send(stocks.write("/api/v1/stocks/imports").build()).body())
                .contains(mine.substring(mine.lastIndexOf('/') + 1));
        assertThat(stocks.send(stocks.read(mine).build()).statusCode()).isEqualTo(403);
    }

    @Test
    void answers404ForAJobNobodyStarted() {
        HttpResponse<String> answer = stocks.send(
                stocks.write("/api/v1/stocks/imports/" + UUID.randomUUID()).build());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/unknown-import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=10, Respond-Async", "respond-async; foo=bar", "respond-async=\"\""})
    void understandsThePreferenceAsCallersWriteIt(String prefer) {
        assertThat(postPreferring(prefer).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=10", "respond-asynchronously", "return=minimal"})
    void passesOverOtherPreferences(String prefer) {
        HttpResponse<String> answer = postPreferring(prefer);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void importsAfterARestartWhatWasInterrupted() {
        Runnable release = stocks.hold("lock table stocks_symbol in share mode");
        String path = location(stocks.importLater(CSV));
        awaitState(path, "running");
        stocks.close();
        release.run();

        stocks = StocksService.start(database, EAGER);

        assertThat(untilFinished(path)).contains("\"state\":\"done\"", "\"attempts\":2", "\"rows\":2");
        assertThat(stocks.query("select version from stocks_symbol")).containsExactly("1");
    }

    @Test
    void importsAgainWhatTheDatabaseBrokeOff() {
        Runnable release = stocks.hold("lock table stocks_symbol in share mode");
        String path = location(stocks.importLater(CSV));
        awaitState(path, "running");
        stocks.terminate("insert into stocks_symbol%");
        release.run();

        assertThat(untilFinished(path)).contains("\"state\":\"done\"", "\"attempts\":2");
        assertThat(stocks.query("select version from stocks_symbol")).containsExactly("1");
    }

    @Test
    void givesUpWhatIsInterruptedTooOften() {
        stocks.sql("""
                insert into stocks_import (id, owner, bytes, parts)
                select gen_random_uuid(), 'somebody', 10, 1;
                insert into stocks_import_progress select id, 5, now(), 0 from stocks_import""");

        Await.until(() -> stocks.query("select failure from stocks_import where finished_at is not null")
                .equals(List.of("It was interrupted 5 times and is given up; nothing was stored")));
    }

    @Test
    void keepsTheFileOfWhatItGaveUp() {
        stocks.sql("""
                with given as (insert into stocks_import (owner, bytes, parts) values ('somebody', 1, 1) returning id),
                     part as (insert into stocks_import_part select id, 0, 'x' from given)
                insert into stocks_import_progress select id, 5, now(), 0 from given""");

        Await.until(() -> !stocks.query("select id from stocks_import where failure is not null")
                .isEmpty());

        assertThat(stocks.query("select number from stocks_import_part")).containsExactly("0");
    }

    @Test
    void restsLongerAfterEachInterruption() {
        startPatiently();
        stocks.sql("""
                insert into stocks_import (owner, bytes, parts) values ('ada', 0, 0);
                insert into stocks_import_progress select id, 2, now() - interval '3 hours', 0 from stocks_import""");
        String next = location(stocks.importLater(CSV));

        boolean early = isFinishedSoon(next);
        stocks.sql("update stocks_import_progress set started_at = now() - interval '5 hours'");

        assertThat(early).isFalse();
        assertThat(untilFinished(next)).contains("\"state\":\"done\"");
        assertThat(stocks.query("select attempts from stocks_import_progress order by started_at"))
                .containsExactly("3", "1");
    }

    @Test
    void holdsUpNobodyElsesWhileItRests() {
        startPatiently();
        stocks.sql("""
                insert into stocks_import (owner, bytes, parts) values ('somebody', 0, 0);
                insert into stocks_import_progress select id, 1, now(), 0 from stocks_import""");

        String path = location(stocks.importLater(CSV));

        assertThat(untilFinished(path)).contains("\"state\":\"done\"");
        assertThat(stocks.query("select attempts from stocks_import_progress order by started_at"))
                .containsExactly("1", "1");
    }

    @Test
    void areDoneOneAtATimeWhoeverSentThem() {
        startPatiently();
        try (StocksService replica = StocksService.start(database, PATIENT)) {
            Runnable release = stocks.hold("lock table stocks_symbol in share mode");
            awaitState(location(replica.importLater(CSV)), "running");
            stocks.sql("insert into stocks_import (owner, bytes, parts) values ('somebody', 0, 0)");

            Await.until(() -> stocks.query("select 1 from stocks_import"
                            + " where owner = 'somebody' and received_at < clock_timestamp() - interval '1 second'")
                    .equals(List.of("1")));
            List<String> begun = stocks.query("select attempts from stocks_import_progress");
            release.run();

            assertThat(begun).containsExactly("1");
            Await.until(() -> stocks.query("select id from stocks_import where finished_at is null")
                    .isEmpty());
        }
    }

    @Test
    void areDoneInTheOrderTheyWereReceivedHoweverManyReplicasThereAre() {
        stocks.close();
        StocksService.sql(database, """
                insert into stocks_import (owner, bytes, parts) values ('somebody', 66, 1);
                insert into stocks_import_part
                select id, 0, convert_to(E'symbol,date,open,high,low,close,volume\nACME,2020-01-02,1,1,1,1,1\n', 'UTF8')
                  from stocks_import""");
        Runnable release = stocks.hold("insert into stocks_import_progress select id, 1, now(), 0 from stocks_import");
        stocks = StocksService.start(database, EAGER);
        try (StocksService replica = StocksService.start(database, EAGER)) {
            Await.until(() ->
                    !stocks.query("select pid from pg_locks where not granted").isEmpty());
            String newer = location(replica.importLater(HEADER + "ACME,2020-01-02,2,2,2,2,2\n"));

            boolean early = isFinishedSoon(newer);
            release.run();
            untilFinished(newer);

            assertThat(early).isFalse();
            assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-02,2,2,2,2,2");
        }
    }

    @Test
    void isDoneOnceHoweverManyReplicasThereAre() {
        try (StocksService replica = StocksService.start(database, EAGER)) {
            List<String> paths = IntStream.range(0, 20)
                    .mapToObj(number -> (number % 2 == 0 ? stocks : replica).importLater(CSV))
                    .map(ImportJobTest::location)
                    .toList();

            assertThat(paths).allSatisfy(path -> assertThat(untilFinished(path)).contains("\"attempts\":1"));
            assertThat(stocks.query("select (version, bars) from stocks_symbol"))
                    .containsExactly("(20,2)");
        }
    }

    @Test
    void forgetsFinishedJobsInTime() {
        String old = location(stocks.importLater(CSV));
        untilFinished(old);
        stocks.sql("update stocks_import set finished_at = finished_at - interval '8 days'");

        stocks.importLater(CSV);

        assertThat(stocks.send(stocks.write(old).build()).statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsFinishedJobsWithoutAnotherUpload() {
        stocks.close();
        StocksService.sql(database, """
                insert into stocks_import (owner, bytes, parts, finished_at, failure)
                values ('somebody', 1, 1, now() - interval '8 days', 'old'), ('somebody', 1, 1, now(), 'new')""");

        stocks = StocksService.start(database, EAGER);

        Await.until(() -> stocks.query("select failure from stocks_import").equals(List.of("new")));
    }

    @Test
    void answers429ForMoreThanOneCallerMayHaveUnfinished() {
        startPatiently();
        stocks.sql("""
                insert into stocks_import (owner, bytes, parts) select 'ada', 0, 0 from generate_series(1, 10);
                insert into stocks_import_progress select id, 1, now(), 0 from stocks_import""");

        HttpResponse<String> refused = stocks.importLater(CSV);
        HttpResponse<String> others = stocks.send(stocks.post(BodyPublishers.ofString(CSV), "text/csv")
                .header(TokenHeader.X_TOKEN, StocksService.token("grace", "stocks:write"))
                .header("Prefer", "respond-async")
                .build());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.body()).contains("/problems/too-many-imports", "10 of your imports are not finished");
        assertThat(others.statusCode()).isEqualTo(202);
        stocks.sql("update stocks_import set finished_at = now()");
        assertThat(stocks.importLater(CSV).statusCode()).isEqualTo(202);
    }

    @Test
    void anUploadThatStallsHoldsUpNoOther() throws IOException {
        untilFinished(location(stocks.importLater(CSV)));
        stocks.sql("update stocks_import set finished_at = finished_at - interval '8 days'");

        try (Socket stalled = new Socket("127.0.0.1", stocks.port())) {
            sendBeginning(stalled);
            Await.until(() -> stocks.query("select 1 from pg_locks"
                            + " where relation = 'stocks_import_part'::regclass and mode = 'RowExclusiveLock'")
                    .equals(List.of("1")));

            assertThat(stocks.importLater(CSV).statusCode()).isEqualTo(202);
        }
    }

    /** More was promised than is sent. */
    private static void sendBeginning(Socket caller) throws IOException {
        String beginning = "POST /api/v1/stocks/imports HTTP/1.1\r\nHost: stocks\r\nContent-Type: text/csv\r\n"
                + "Prefer: respond-async\r\nContent-Length: 10000000\r\n"
                + TokenHeader.X_TOKEN + ": " + StocksService.writerToken() + "\r\n\r\n";
        caller.getOutputStream().write((beginning + CSV.repeat(2000)).getBytes(StandardCharsets.UTF_8));
    }

    /** Starts it again, to look for imports often, and to let one that was interrupted rest for long. */
    private void startPatiently() {
        stocks.close();
        stocks = StocksService.start(database, PATIENT);
    }

    /** Whether it is finished once the replicas have looked for it many times. */
    private boolean isFinishedSoon(String path) {
        String job = " from stocks_import where id = '" + path.substring(path.lastIndexOf('/') + 1) + "'";
        Await.until(() -> stocks.query("select finished_at is not null"
                        + " or received_at < clock_timestamp() - interval '1 second'" + job)
                .equals(List.of("t")));
        return stocks.query("select finished_at is not null" + job).equals(List.of("t"));
    }

    private HttpResponse<String> postPreferring(String prefer) {
        return stocks.send(stocks.post(BodyPublishers.ofString(CSV), "text/csv")
                .header(TokenHeader.X_TOKEN, StocksService.writerToken())
                .header("Prefer", prefer)
                .build());
    }

    private void awaitState(String path, String state) {
        Await.until(() -> job(path).contains("\"state\":\"" + state + '"'));
    }

    private String untilFinished(String path) {
        Await.until(() -> job(path).contains("finished_at"));
        return job(path);
    }

    private String job(String path) {
        return stocks.send(stocks.write(path).build()).body();
    }

    private static String location(HttpResponse<String> accepted) {
        return accepted.headers().firstValue("Location").orElseThrow();
    }
}
