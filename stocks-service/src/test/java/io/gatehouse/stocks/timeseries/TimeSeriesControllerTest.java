package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.stocks.StocksService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSeriesControllerTest {

    private static final String PATH = "/api/v1/stocks/time-series/";
    private static final String FIRST =
            "{\"symbol\":\"ACME\",\"date\":\"2019-12-31\",\"open\":10.10,\"high\":10.500,\"low\":0.0000001,"
                    + "\"close\":10.25,\"volume\":120000}";
    private static final String SECOND =
            "{\"symbol\":\"ACME\",\"date\":\"2020-01-02\",\"open\":123456789012345678.123456789012345678,"
                    + "\"high\":999999999999999999,\"low\":0,\"close\":0.00,\"volume\":9223372036854775807}";

    private static StocksService stocks;

    @BeforeAll
    static void start() {
        stocks = StocksService.start();
        stocks.importLines(
                "ACME,2020-01-02,123456789012345678.123456789012345678,999999999999999999,0,0.00,9223372036854775807",
                "ACME,2019-12-31,10.10,10.500,0.0000001,10.25,120000",
                "^BRK-B.X,2020-01-01,1,1,1,1,1");
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json, text/csv;q=0.5",
                "text/csv;q=0.1, */*",
                "text/*;q=0.1, */*;q=0.2",
                "application/x-ndjson;q=0.9, application/*",
                "application/*",
                "application/*;q=0.1",
                "application/*;q=0.5, text/csv;q=0.4",
                "text/*;q=0.1, application/json;q=0.2",
                "image/*, */*;q=0.1",
                "application/x-ndjson;q=0, application/*"
            })
    void answersAnArrayOldestFirstWithExactDecimals(String accept) {
        HttpResponse<String> answer = stocks.get(PATH + "ACME", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept");
        assertThat(answer.body()).isEqualTo("[" + FIRST + "," + SECOND + "]");
    }

    @Test
    void answersAnArrayWithoutAccept() {
        HttpResponse<String> answer = stocks.send(stocks.read(PATH + "ACME").build());

        assertThat(answer.body()).isEqualTo("[" + FIRST + "," + SECOND + "]");
    }

    @Test
    void answersOneObjectALine() {
        HttpResponse<String> answer = stocks.get(PATH + "ACME", "application/x-ndjson");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(answer.body()).isEqualTo(FIRST + "\n" + SECOND + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/csv, */*",
                "text/csv, application/json",
                "application/json;q=0.5, text/csv;q=0.9",
                "application/json;q=0.2, application/x-ndjson;q=0.2, */*;q=0.5",
                "application/*;q=0.5, */*;q=0.8",
                "application/*;q=0, */*;q=0.1",
                "text/*",
                "TEXT/*;q=0.1",
                "application/*;q=0.2, text/*;q=0.3",
                "text/html, text/*;q=0.9, application/*;q=0.8",
                "application/*;q=0, text/*"
            })
    void answersCsvUnderAHeader(String accept) {
        HttpResponse<String> answer = stocks.get(PATH + "ACME", accept);

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.body()).isEqualTo("""
                        symbol,date,open,high,low,close,volume
                        ACME,2019-12-31,10.10,10.500,0.0000001,10.25,120000
                        ACME,2020-01-02,123456789012345678.123456789012345678,999999999999999999,0,0.00,9223372036854775807
                        """);
    }

    @Test
    void readsSeveralAcceptFieldsAsOne() {
        HttpRequest request = stocks.read(PATH + "ACME")
                .header("Accept", "application/*;q=0.5")
                .header("Accept", "text/*")
                .build();

        assertThat(stocks.send(request).headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    }

    @Test
    void givesWhatAnImportTakes() {
        String csv = stocks.get(PATH + "ACME", "text/csv").body();

        stocks.importCsv(csv.replace("ACME", "COPY"));

        assertThat(stocks.get(PATH + "COPY", "text/csv").body()).isEqualTo(csv.replace("ACME", "COPY"));
    }

    @Test
    void namesThePeriodInEveryFormat() {
        String query = "ACME?frequency=Daily&to=2019-12-31";

        assertThat(stocks.series(query).body()).isEqualTo("[" + FIRST.replace("date", "period_start") + "]");
        assertThat(stocks.get(PATH + query, "application/x-ndjson").body())
                .isEqualTo(FIRST.replace("date", "period_start") + "\n");
        assertThat(stocks.get(PATH + query, "text/csv").body())
                .startsWith("symbol,period_start,open,high,low,close,volume\nACME,2019-12-31,10.10,");
    }

    @Test
    void answersTheSameUnderTheOlderPath() {
        HttpResponse<String> answer = stocks.get("/stocks/time-series/ACME?frequency=Annual", "text/csv");

        assertThat(answer.body())
                .isEqualTo(
                        stocks.get(PATH + "ACME?frequency=Annual", "text/csv").body());
    }

    @ParameterizedTest
    @CsvSource({
        "from=2019-12-31&to=2019-12-31, 1",
        "from=2019-12-31, 2",
        "from=2020-01-01, 1",
        "to=2020-01-01, 1",
        "to=2020-01-02, 2",
        "from=2020-01-01&to=2020-01-01, 0"
    })
    void includesBothEndsOfTheRange(String range, int bars) {
        assertThat(stocks.lines("ACME?" + range)).hasSize(bars);
    }

    @ParameterizedTest
    @CsvSource({"application/json, []", "application/x-ndjson, ''"})
    void answersAnEmptySeriesForDaysWithoutBars(String accept, String body) {
        HttpResponse<String> answer = stocks.get(PATH + "ACME?from=2030-01-01", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void answersTheHeaderAloneForDaysWithoutBars() {
        assertThat(stocks.get(PATH + "ACME?from=2030-01-01", "text/csv").body())
                .isEqualTo("symbol,date,open,high,low,close,volume\n");
    }

    @Test
    void writesManyChunksAsOneArray() {
        int bars = 2000;
        stocks.importLines(IntStream.range(0, bars)
                .mapToObj(bar -> "MANY," + LocalDate.of(2000, 1, 1).plusDays(bar) + ",1,1,1,1," + bar)
                .toArray(String[]::new));

        String body = stocks.series("MANY").body();

        assertThat(body)
                .isEqualTo(IntStream.range(0, bars)
                        .mapToObj(bar -> "{\"symbol\":\"MANY\",\"date\":\""
                                + LocalDate.of(2000, 1, 1).plusDays(bar)
                                + "\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":" + bar + "}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/html",
                "text/plain",
                "text/csv;q=0",
                "*/*;q=0",
                "image/*",
                "text/*;q=0",
                "text/csv;q=0, text/*",
                "application/*;q=0, text/csv;q=0, */*"
            })
    void answers406WhenNoFormatIsAccepted(String accept) {
        HttpResponse<String> answer = stocks.get(PATH + "ACME", accept);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("text/csv", "application/json", "application/x-ndjson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOPE", "acme", "*", "%2A", "%00", "A%20B", "%C3%A9", "NOPE?from=2030-01-01&frequency=Annual"})
    void answers404ForASymbolThatWasNeverImported(String symbol) {
        HttpResponse<String> answer = stocks.get(PATH + symbol, "text/csv");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/unknown-symbol");
    }

    @Test
    void findsSymbolsWithPunctuation() {
        assertThat(stocks.lines("%5EBRK-B.X")).containsExactly("^BRK-B.X,2020-01-01,1,1,1,1,1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interval=2 | interval is \\\"2\\\": expected a frequency beside it",
                "frequency=Daily&interval=0 | interval is \\\"0\\\": expected a whole number from 1 to 1000",
                "frequency=Daily&interval=-1 | interval is \\\"-1\\\": expected a whole number from 1 to 1000",
                "frequency=Daily&interval=1001 | interval is \\\"1001\\\": expected a whole number from 1 to 1000",
                "frequency=Daily&interval=1.5 | interval is \\\"1.5\\\": expected a whole number from 1 to 1000",
                "frequency=Daily&interval= | interval is \\\"\\\": expected a whole number from 1 to 1000",
                "frequency=Daily&interval=99999999999 | expected a whole number from 1 to 1000",
                "frequency=Daily&interval=1&interval=2 | interval is there more than once: expected once",
                "from=2020-01-01&from=2020-01-01 | from is there more than once: expected once",
                "frequency=Hourly | frequency is \\\"Hourly\\\": expected one of Daily, Weekly, Monthly, Quarterly, Annual",
                "frequency=daily | frequency is \\\"daily\\\": expected one of Daily",
                "frequency= | frequency is \\\"\\\": expected one of Daily",
                "from=2020-01-02&to=2020-01-01 | from is \\\"2020-01-02\\\": expected a date not after to, 2020-01-01",
                "from=2020-02-30 | from is \\\"2020-02-30\\\": expected a date such as 2020-12-31",
                "from=0000-01-01 | from is \\\"0000-01-01\\\": expected a date such as 2020-12-31",
                "from=today | from is \\\"today\\\": expected a date such as 2020-12-31",
                "to=2020-1-1 | to is \\\"2020-1-1\\\": expected a date such as 2020-12-31",
                "to=%2B12020-01-01 | to is \\\"+12020-01-01\\\": expected a date such as 2020-12-31",
                "to= | to is \\\"\\\": expected a date such as 2020-12-31"
            })
    void answers400ForAParameterThatCannotBeMeant(String query, String detail) {
        HttpResponse<String> answer = stocks.series("ACME?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH + "ACME", "/stocks/time-series/ACME", "/api/v1/stocks/symbols"})
    void needsATokenWithThePermission(String path) {
        HttpRequest anonymous = stocks.request(path).build();
        HttpRequest other = stocks.request(path)
                .header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks:write", "admin"))
                .build();

        assertThat(stocks.send(anonymous).statusCode()).isEqualTo(401);
        assertThat(stocks.send(other).statusCode()).isEqualTo(403);
    }

    @Test
    void answersHeadWithoutABody() {
        HttpRequest head = stocks.read(PATH + "ACME")
                .method("HEAD", BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = stocks.send(head);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
