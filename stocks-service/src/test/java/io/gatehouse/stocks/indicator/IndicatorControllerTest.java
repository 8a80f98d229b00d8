package io.gatehouse.stocks.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.stocks.StocksService;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorControllerTest {

    private static final String PATH = "/api/v1/stocks/indicators/";
    private static final String EVERY_KIND =
            "sma:3,ema:4,wma:3,rsi:5,macd:3:6:4,bollinger:5:1.5,atr:4,stochastic:5:2:3,obv,vwap:4,adx:3";
    private static final LocalDate START = LocalDate.of(2019, 11, 20);
    private static final int DAYS = 300;

    private static StocksService stocks;

    @BeforeAll
    static void importBars() {
        stocks = StocksService.start();
        stocks.importLines(
                "ACME,2020-01-02,10,12,9,11,100", "ACME,2020-01-03,11,14,10,13,200", "ACME,2020-01-06,13,13,8,9,300");
        Random random = new Random(5);
        stocks.importLines(IntStream.range(0, DAYS)
                .mapToObj(day -> bar(START.plusDays(day * 2L), 100 + random.nextInt(50)))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @Test
    void answersARowForEachBarWithAFieldForEachOutput() {
        HttpResponse<String> answer = stocks.get(PATH + "ACME?indicator=sma:2&indicator=obv", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("""
                        [{"symbol":"ACME","date":"2020-01-02","sma_2":null,"obv":0},\
                        {"symbol":"ACME","date":"2020-01-03","sma_2":12,"obv":200},\
                        {"symbol":"ACME","date":"2020-01-06","sma_2":11,"obv":-100}]""");
    }

    @Test
    void answersNdjsonAndCsv() {
        String query = "ACME?indicator=SMA:2,obv&from=2020-01-03&to=2020-01-03";

        assertThat(stocks.get(PATH + query, "application/x-ndjson").body())
                .isEqualTo("{\"symbol\":\"ACME\",\"date\":\"2020-01-03\",\"sma_2\":12,\"obv\":200}\n");
        assertThat(stocks.get(PATH + query, "text/csv").body())
                .isEqualTo("symbol,date,sma_2,obv\nACME,2020-01-03,12,200\n");
    }

    @Test
    void answersWhatTheDocumentGivesAsAnExample() throws IOException {
        try (InputStream sample = Objects.requireNonNull(getClass().getResourceAsStream("/sample-data/SP500.csv"))) {
            stocks.importCsv(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
        }
        String document = stocks.get("/schema/stocks-service.yml", "*/*").body();
        String query = "SP500?indicator=sma,rsi&from=2000-01-31&to=2000-01-31";

        assertThat(document).contains(stocks.indicatorLines(query).toList());
    }

    @Test
    void leavesOutInCsvWhatIsNotDefined() {
        assertThat(stocks.indicatorLines("ACME?indicator=sma:3"))
                .containsExactly("ACME,2020-01-02,", "ACME,2020-01-03,", "ACME,2020-01-06,11");
    }

    @Test
    void namesThePeriodOfResampledBars() {
        assertThat(stocks.get(PATH + "ACME?indicator=sma:2&frequency=Weekly", "text/csv")
                        .body())
                .isEqualTo("symbol,period_start,sma_2\nACME,2019-12-30,\nACME,2020-01-06,11\n");
    }

    @Test
    void usesTheDefaultsOfParametersThatAreLeftOut() {
        assertThat(header("RANDOM?indicator=macd:3&indicator=bollinger:2:2.50&indicator=rsi"))
                .isEqualTo("symbol,date,macd_3_26_9,macd_3_26_9_signal,macd_3_26_9_histogram,bollinger_2_2.5_upper,"
                        + "bollinger_2_2.5_middle,bollinger_2_2.5_lower,rsi_14");
    }

    /** Every row that is in a range is the row that all bars give. */
    @ParameterizedTest
    @CsvSource({"Daily, 1", "Daily, 3", "Weekly, 1", "Weekly, 2", "Monthly, 1", "Quarterly, 1"})
    void valuesDoNotDependOnTheFirstDayAskedFor(String frequency, int interval) {
        String query = "RANDOM?frequency=" + frequency + "&interval=" + interval + "&indicator=" + EVERY_KIND;
        List<String> all = stocks.indicatorLines(query).toList();

        for (int day = 0; day < 2 * DAYS; day += 97) {
            String from = "&from=" + START.plusDays(day);
            List<String> rows = stocks.indicatorLines(query + from).toList();

            assertThat(rows).isEqualTo(all.subList(all.size() - rows.size(), all.size()));
            assertThat(days(rows))
                    .isEqualTo(days(series("RANDOM?frequency=" + frequency + "&interval=" + interval + from)));
        }
    }

    @Test
    void noBarAfterTheLastDayHasAnyInfluence() {
        List<String> all =
                stocks.indicatorLines("RANDOM?indicator=" + EVERY_KIND).toList();

        List<String> rows = stocks.indicatorLines("RANDOM?to=2020-06-30&indicator=" + EVERY_KIND)
                .toList();

        assertThat(rows).isNotEmpty().isEqualTo(all.subList(0, rows.size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | indicator is \\\"\\\": expected 1 to 20 indicators such as sma:20",
                "indicator= | indicator is \\\"\\\": expected one of sma, ema, wma, rsi, macd, bollinger, atr",
                "indicator=foo | indicator is \\\"foo\\\": expected one of sma, ema",
                "indicator=sma:0 | indicator is \\\"sma:0\\\": expected period to be a whole number from 1 to 500",
                "indicator=sma:501 | expected period to be a whole number from 1 to 500",
                "indicator=sma:-1 | expected period to be a whole number from 1 to 500",
                "indicator=sma:2.5 | expected period to be a whole number from 1 to 500",
                "indicator=sma: | indicator is \\\"sma:\\\": expected period to be",
                "indicator=sma:x | indicator is \\\"sma:x\\\": expected period to be",
                "indicator=sma:20:3 | indicator is \\\"sma:20:3\\\": expected at most sma:period",
                "indicator=obv:1 | indicator is \\\"obv:1\\\": expected at most obv",
                "indicator=macd:26:12 | indicator is \\\"macd:26:12\\\": expected fast to be less than slow",
                "indicator=bollinger:20:0 | expected deviations to be a number from 0.1 to 10",
                "indicator=bollinger:20:1e1 | expected deviations to be a number from 0.1 to 10",
                "indicator=sma&indicator=SMA:20 | indicator is \\\"sma,SMA:20\\\": expected every indicator once",
                "indicator=sma&frequency=daily | frequency is \\\"daily\\\"",
                "indicator=sma&interval=2 | interval is \\\"2\\\": expected a frequency beside it",
                "indicator=sma&from=today | from is \\\"today\\\"",
                "indicator=sma&adjusted=yes | adjusted is \\\"yes\\\": expected true or false"
            })
    void answers400ForAParameterThatCannotBeMeant(String query, String detail) {
        HttpResponse<String> answer = stocks.get(PATH + "ACME?" + query, "*/*");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void answers400ForTooManyIndicators() {
        String tooMany = String.join(
                ",", IntStream.rangeClosed(1, 21).mapToObj(i -> "sma:" + i).toList());

        assertThat(stocks.get(PATH + "ACME?indicator=" + tooMany, "*/*").statusCode())
                .isEqualTo(400);
    }

    @Test
    void answers404ForASymbolThatWasNeverImported() {
        HttpResponse<String> answer = stocks.get(PATH + "NOPE?indicator=sma", "text/csv");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/unknown-symbol");
    }

    @Test
    void answers406WhenNoFormatIsAccepted() {
        assertThat(stocks.get(PATH + "ACME?indicator=sma", "application/xml").statusCode())
                .isEqualTo(406);
    }

    @Test
    void answers304ToACallerWhoHasTheAnswer() {
        String path = PATH + "ACME?indicator=sma:2";
        String tag = stocks.get(path, "*/*").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                stocks.send(stocks.read(path).header("If-None-Match", tag).build());
        HttpResponse<String> other = stocks.send(stocks.read(PATH + "ACME?indicator=sma:3")
                .header("If-None-Match", tag)
                .build());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void listsEveryIndicatorWithItsParametersAndOutputs() {
        HttpResponse<String> answer = stocks.get("/api/v1/stocks/indicators", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("""
                        [{"name":"sma","description":"Simple moving average of the closes","syntax":"sma:period",\
                        "parameters":[{"name":"period","type":"integer","default":20,"minimum":1,"maximum":500}],\
                        "outputs":["sma_20"]},""")
                .contains("\"syntax\":\"macd:fast:slow:signal\"")
                .contains("\"outputs\":[\"macd_12_26_9\",\"macd_12_26_9_signal\",\"macd_12_26_9_histogram\"]")
                .contains("{\"name\":\"deviations\",\"type\":\"number\",\"default\":2,\"minimum\":0.1,\"maximum\":10}")
                .contains("\"name\":\"obv\"", "\"parameters\":[],\"outputs\":[\"obv\"]");
        assertThat(answer.body().split("\"syntax\"", -1)).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH + "ACME?indicator=sma", "/api/v1/stocks/indicators"})
    void needsATokenWithThePermission(String path) {
        HttpRequest anonymous = stocks.request(path).build();
        HttpRequest other = stocks.request(path)
                .header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks:write", "admin"))
                .build();

        assertThat(stocks.send(anonymous).statusCode()).isEqualTo(401);
        assertThat(stocks.send(other).statusCode()).isEqualTo(403);
    }

    private static String header(String symbolAndQuery) {
        return stocks.get(PATH + symbolAndQuery, "text/csv")
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static List<String> series(String symbolAndQuery) {
        return Arrays.asList(stocks.lines(symbolAndQuery));
    }

    private static List<String> days(List<String> rows) {
        return rows.stream().map(row -> row.split(",", -1)[1]).toList();
    }

    private static String bar(LocalDate date, int price) {
        return "RANDOM,%s,%d,%d,%d,%d,%d".formatted(date, price, price + 3, price - 5, price - 1, price * 7);
    }
}
