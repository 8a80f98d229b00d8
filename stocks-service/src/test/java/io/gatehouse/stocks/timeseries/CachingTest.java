package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachingTest {

    private static final String PATH = "/api/v1/stocks/time-series/";
    private static final String CHANGED = "Fri, 20 Nov 2020 10:15:30 GMT";

    private static StocksService stocks;

    @BeforeAll
    static void start() {
        stocks = StocksService.start();
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @BeforeEach
    void importBars() {
        stocks.sql("truncate stocks_ohlcv, stocks_split, stocks_symbol");
        stocks.importLines("ACME,2020-01-02,1,1,1,1,1", "OTHER,2020-01-02,2,2,2,2,2");
        stocks.sql("update stocks_symbol set changed_at = '2020-11-20 10:15:30.987Z'");
    }

    @Test
    void saysWhichVersionAnAnswerIsAndThatItIsToBeAskedForAgain() {
        HttpResponse<String> answer = stocks.series("ACME");

        assertThat(header(answer, "ETag")).matches("\"[A-Za-z0-9_-]{20}\"");
        assertThat(header(answer, "Last-Modified")).isEqualTo(CHANGED);
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(header(answer, "Vary")).isEqualTo("Accept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"other\",W/%s , \"more\"", "*"})
    void answers304ToACallerWhoHasThisVersion(String known) {
        String tag = header(stocks.series("ACME"), "ETag");

        HttpResponse<String> again = conditional("ACME", "If-None-Match", known.formatted(tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(header(again, "Last-Modified")).isEqualTo(CHANGED);
        assertThat(header(again, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(header(again, "Vary")).isEqualTo("Accept");
    }

    @Test
    void needsNoBarToAnswer304() {
        String tag = header(stocks.series("ACME"), "ETag");
        stocks.sql("alter table stocks_ohlcv rename to not_to_be_touched");

        int status = conditional("ACME", "If-None-Match", tag).statusCode();
        stocks.sql("alter table not_to_be_touched rename to stocks_ohlcv");

        assertThat(status).isEqualTo(304);
    }

    @Test
    void answers200AfterAnImportWithAnotherTag() {
        String tag = header(stocks.series("ACME"), "ETag");

        stocks.importLines("ACME,2020-01-03,1,1,1,1,1");
        HttpResponse<String> answer = conditional("ACME", "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "ETag")).isNotEqualTo(tag);
        assertThat(answer.body()).contains("2020-01-03");
    }

    @Test
    void anImportOfOtherSymbolsChangesNothing() {
        String tag = header(stocks.series("ACME"), "ETag");

        stocks.importLines("OTHER,2020-01-03,1,1,1,1,1");

        assertThat(header(stocks.series("ACME"), "ETag")).isEqualTo(tag);
    }

    @Test
    void severalSymbolsChangeWithEachOfThem() {
        String path = "/api/v1/stocks/time-series?symbols=ACME,OTHER";
        String tag = header(stocks.get(path, "*/*"), "ETag");

        stocks.importLines("OTHER,2020-01-03,1,1,1,1,1");

        assertThat(header(stocks.get(path, "*/*"), "ETag")).isNotEqualTo(tag);
    }

    @Test
    void everyFormAndFormatHasATagOfItsOwn() {
        List<String> forms = List.of(
                "ACME",
                "OTHER",
                "ACME?from=2020-01-01",
                "ACME?to=2020-12-31",
                "ACME?frequency=Daily",
                "ACME?frequency=Daily&interval=2",
                "ACME?frequency=Weekly",
                "ACME?order=desc",
                "ACME?limit=1",
                "ACME?adjusted=true");

        List<String> tags = Stream.of("application/json", "application/x-ndjson", "text/csv")
                .flatMap(format -> forms.stream().map(form -> header(stocks.get(PATH + form, format), "ETag")))
                .toList();

        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void theSameQuestionHasTheSameTagHoweverItIsWritten() {
        assertThat(header(stocks.series("ACME?frequency=Daily&interval=1&adjusted=false&order=asc"), "ETag"))
                .isEqualTo(header(stocks.series("ACME?frequency=Daily"), "ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 20 Nov 2020 10:15:30 GMT | 304",
                "Sat, 21 Nov 2020 10:15:30 GMT | 304",
                "Fri, 20 Nov 2020 10:15:29 GMT | 200",
                "Friday, 20-Nov-20 10:15:30 GMT | 304",
                "Fri Nov 20 10:15:29 2020 | 200",
                "yesterday | 200",
                "2020-11-21 | 200"
            })
    void comparesTheTimeOfTheLastChange(String since, int status) {
        assertThat(conditional("ACME", "If-Modified-Since", since).statusCode()).isEqualTo(status);
    }

    @Test
    void aTagThatDoesNotMatchWinsOverATimeThatDoes() {
        HttpRequest request = stocks.read(PATH + "ACME")
                .header("If-None-Match", "\"other\"")
                .header("If-Modified-Since", CHANGED)
                .build();

        assertThat(stocks.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void saysNoTimeOfAChangeInTheSecondThatStillGoesOn() {
        stocks.sql("update stocks_symbol set changed_at = now() + interval '1 hour'");

        assertThat(stocks.series("ACME").headers().firstValue("Last-Modified")).isEmpty();
    }

    @Test
    void answersHeadWithTheSameHeaders() {
        HttpRequest head = stocks.read(PATH + "ACME")
                .method("HEAD", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = stocks.send(head);

        assertThat(header(answer, "ETag")).isEqualTo(header(stocks.series("ACME"), "ETag"));
        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @Test
    void theBytesUnderATagAreNotCompressed() {
        HttpResponse<String> plain = stocks.series("ACME");

        HttpResponse<String> asked = conditional("ACME", "Accept-Encoding", "gzip, deflate, br");

        assertThat(asked.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(asked.body()).isEqualTo(plain.body());
    }

    @Test
    void anUnknownSymbolStays404() {
        assertThat(conditional("NOPE", "If-None-Match", "*").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> conditional(String symbolAndQuery, String name, String value) {
        return stocks.send(
                stocks.read(PATH + symbolAndQuery).header(name, value).build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
