package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.StocksService;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralSymbolsTest {

    private static final String PATH = "/api/v1/stocks/time-series?symbols=";

    private static StocksService stocks;

    @BeforeAll
    static void importBars() {
        stocks = StocksService.start();
        stocks.importLines(
                "AAA,2020-01-02,1,1,1,1,10",
                "AAA,2020-01-03,2,2,2,2,20",
                "AAA,2020-02-03,3,3,3,3,30",
                "BBB,2020-01-02,4,4,4,4,40",
                "BBB,2020-02-04,5,5,5,5,50",
                "CCC,2020-01-02,6,6,6,6,60");
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @Test
    void answersOneSymbolAfterTheOtherInTheOrderAskedFor() {
        assertThat(csv("CCC,AAA")).isEqualTo("""
                        symbol,date,open,high,low,close,volume
                        CCC,2020-01-02,6,6,6,6,60
                        AAA,2020-01-02,1,1,1,1,10
                        AAA,2020-01-03,2,2,2,2,20
                        AAA,2020-02-03,3,3,3,3,30
                        """);
    }

    @Test
    void answersOneArrayOfAllOfThem() {
        assertThat(stocks.get(PATH + "BBB,CCC&to=2020-01-02", "application/json")
                        .body())
                .isEqualTo("""
                        [{"symbol":"BBB","date":"2020-01-02","open":4,"high":4,"low":4,"close":4,"volume":40},\
                        {"symbol":"CCC","date":"2020-01-02","open":6,"high":6,"low":6,"close":6,"volume":60}]""");
    }

    @Test
    void answersEverySymbolForAnAsterisk() {
        assertThat(rows("*&frequency=Annual"))
                .containsExactly("AAA,2020-01-01,1,3,1,3,60", "BBB,2020-01-01,4,5,4,5,90", "CCC,2020-01-01,6,6,6,6,60");
    }

    @Test
    void limitsEachSymbolByItself() {
        assertThat(rows("AAA,BBB&limit=1")).containsExactly("AAA,2020-01-02,1,1,1,1,10", "BBB,2020-01-02,4,4,4,4,40");
    }

    @Test
    void givesTheNewestFirstWhenAskedTo() {
        assertThat(rows("AAA&order=desc&limit=2"))
                .containsExactly("AAA,2020-02-03,3,3,3,3,30", "AAA,2020-01-03,2,2,2,2,20");
        assertThat(rows("AAA&order=desc&frequency=Monthly"))
                .containsExactly("AAA,2020-02-01,3,3,3,3,30", "AAA,2020-01-01,1,2,1,2,30");
        assertThat(rows("AAA&order=desc&frequency=Monthly&limit=1")).containsExactly("AAA,2020-02-01,3,3,3,3,30");
        assertThat(rows("AAA&order=asc")).isEqualTo(rows("AAA"));
    }

    @Test
    void answers404NamingTheSymbolThatWasNeverImported() {
        HttpResponse<String> answer = stocks.get(PATH + "AAA,NOPE", "*/*");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/unknown-symbol", "\\\"NOPE\\\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AAA,AAA | symbols is \\\"AAA,AAA\\\": expected symbols with commas between them, each once",
                "AAA, | symbols is \\\"AAA,\\\": expected",
                "'' | symbols is \\\"\\\": expected",
                "AAA&limit=0 | limit is \\\"0\\\": expected a whole number from 1 to 1000000",
                "AAA&limit=1000001 | expected a whole number from 1 to 1000000",
                "AAA&limit=many | limit is \\\"many\\\"",
                "AAA&order=newest | order is \\\"newest\\\": expected one of asc, desc",
                "AAA&adjusted=1 | adjusted is \\\"1\\\": expected true or false"
            })
    void answers400ForAParameterThatCannotBeMeant(String query, String detail) {
        HttpResponse<String> answer = stocks.get(PATH + query, "*/*");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void answers400WithoutSymbols() {
        assertThat(stocks.get("/api/v1/stocks/time-series", "*/*").statusCode()).isEqualTo(400);
    }

    private static String csv(String query) {
        return stocks.get(PATH + query, "text/csv").body();
    }

    private static List<String> rows(String query) {
        return Arrays.stream(csv(query).split("\n")).skip(1).toList();
    }
}
