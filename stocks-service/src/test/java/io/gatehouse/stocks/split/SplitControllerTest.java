package io.gatehouse.stocks.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.stocks.StocksService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitControllerTest {

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
        stocks.importLines(
                "ACME,2020-01-02,10,12,9,11,100", "ACME,2020-01-03,5,6,4.5,5.5,201", "ACME,2020-01-06,2,2,1,1,300");
    }

    /**
     * The day before each split as it was traded, and what others publish of it: Yahoo had 92.22 and 87484600 of
     * 2014-06-06 until 2020; Stooq has 126.01, 126.44, 124.58, 124.81 and 187629920 of 2020-08-28.
     */
    @Test
    void adjustsApplesPricesForItsSplits() {
        stocks.importLines(
                "AAPL,2014-06-06,649.90,651.26,644.47,645.57,12497800",
                "AAPL,2014-06-09,92.70,93.88,91.75,93.70,75415000",
                "AAPL,2020-08-28,504.05,505.77,498.31,499.23,46907480",
                "AAPL,2020-08-31,127.58,131.00,126.00,129.04,225702700");

        stocks.importSplits("AAPL,2014-06-09,7:1");
        String[] untilThen = stocks.lines("AAPL?adjusted=true");
        HttpResponse<String> answer = stocks.importSplits("AAPL,2014-06-09,7:1", "AAPL,2020-08-31,4:1");

        assertThat(untilThen)
                .startsWith(
                        "AAPL,2014-06-06,92.842857,93.037143,92.067143,92.224286,87484600",
                        "AAPL,2014-06-09,92.70,93.88,91.75,93.70,75415000");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"splits\":2,\"symbols\":1}");
        assertThat(stocks.lines("AAPL?adjusted=true"))
                .containsExactly(
                        "AAPL,2014-06-06,23.210714,23.259286,23.016786,23.056071,349938400",
                        "AAPL,2014-06-09,23.175000,23.470000,22.937500,23.425000,301660000",
                        "AAPL,2020-08-28,126.012500,126.442500,124.577500,124.807500,187629920",
                        "AAPL,2020-08-31,127.58,131.00,126.00,129.04,225702700");
        assertThat(stocks.lines("AAPL?adjusted=false&to=2014-06-06"))
                .containsExactly("AAPL,2014-06-06,649.90,651.26,644.47,645.57,12497800");
    }

    @Test
    void roundsHalfUpToSixDecimalsOrToAsManyAsThePriceHas() {
        stocks.importLines("HALF,2020-01-02,0.000001,1.00000005,0.000001,0.000003,3", "HALF,2020-01-03,1,1,1,1,1");

        stocks.importSplits("HALF,2020-01-03,2");

        assertThat(stocks.lines("HALF?adjusted=true&to=2020-01-02"))
                .containsExactly("HALF,2020-01-02,0.000001,0.50000003,0.000001,0.000002,6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2:1 | ACME,2020-01-02,5.000000,6.000000,4.500000,5.500000,200",
                "2 | ACME,2020-01-02,5.000000,6.000000,4.500000,5.500000,200",
                "1.5 | ACME,2020-01-02,6.666667,8.000000,6.000000,7.333333,150",
                "3:2 | ACME,2020-01-02,6.666667,8.000000,6.000000,7.333333,150",
                "1:10 | ACME,2020-01-02,100.000000,120.000000,90.000000,110.000000,10",
                "0.1 | ACME,2020-01-02,100.000000,120.000000,90.000000,110.000000,10",
                "1:8 | ACME,2020-01-02,80.000000,96.000000,72.000000,88.000000,13"
            })
    void readsRatiosAsTheyAreWritten(String ratio, String adjusted) {
        stocks.importSplits("ACME,2020-01-03," + ratio);

        assertThat(stocks.lines("ACME?adjusted=true&to=2020-01-02")).containsExactly(adjusted);
    }

    @Test
    void adjustsDaysBeforeTheyArePutTogether() {
        stocks.importSplits("ACME,2020-01-03,2:1", "ACME,2020-01-06,5:1");

        assertThat(stocks.lines("ACME?adjusted=true&frequency=Monthly"))
                .containsExactly("ACME,2020-01-01,1.000000,2,0.900000,1,2305");
        assertThat(stocks.indicatorLines("ACME?adjusted=true&indicator=sma:3"))
                .endsWith("ACME,2020-01-06,1.06666666666667");
    }

    @Test
    void leavesTheSeriesOfOthersAlone() {
        stocks.importLines("OTHER,2020-01-02,1,1,1,1,1");

        stocks.importSplits("ACME,2020-01-03,2:1");

        assertThat(stocks.lines("OTHER?adjusted=true")).containsExactly("OTHER,2020-01-02,1,1,1,1,1");
    }

    @Test
    void replacesSplitsThatAreThereAlready() {
        stocks.importSplits("ACME,2020-01-03,2:1");

        stocks.importSplits("ACME,2020-01-03,10:1");

        assertThat(stocks.lines("ACME?adjusted=true&to=2020-01-02"))
                .containsExactly("ACME,2020-01-02,1.000000,1.200000,0.900000,1.100000,1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1", "7:7", "1", "1.0"})
    void removesASplitForOneToOne(String ratio) {
        stocks.importSplits("ACME,2020-01-03,2:1", "ACME,2020-01-06,3:1");

        HttpResponse<String> answer = stocks.importSplits("ACME,2020-01-03," + ratio, "ACME,2020-01-06," + ratio);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(stocks.query("select date from stocks_split")).isEmpty();
        assertThat(stocks.lines("ACME?adjusted=true")).isEqualTo(stocks.lines("ACME"));
    }

    @Test
    void changesTheEntityTagOfTheSymbol() {
        String before = tag("ACME");

        stocks.importSplits("ACME,2020-01-03,2:1");

        assertThat(tag("ACME")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFsymbol,date,ratio\r\nACME,2020-01-03,2:1\r\n",
                "ratio,symbol,date\n2:1,ACME,2020-01-03",
                "\"symbol\",\"date\",\"ratio\"\n\"ACME\",\"2020-01-03\",\"2:1\"\n\n"
            })
    void takesCsvAsItComes(String csv) {
        assertThat(stocks.importSplits(BodyPublishers.ofString(csv)).body()).isEqualTo("{\"splits\":1,\"symbols\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme,2020-01-03,2:1 | symbol is \\\"acme\\\": expected 1 to 32 of",
                "NOPE,2020-01-03,2:1 | symbol is \\\"NOPE\\\": expected one that bars were imported of before",
                "ACME,9999-12-31,2:1 | date is \\\"9999-12-31\\\": expected one not after 20",
                "ACME,2020-02-30,2:1 | date is \\\"2020-02-30\\\": expected a date such as 2020-12-31",
                "ACME,2020-01-03,2:0 | ratio is \\\"2:0\\\": expected new shares to old ones, such as 7:1",
                "ACME,2020-01-03,0 | ratio is \\\"0\\\"",
                "ACME,2020-01-03,-2 | ratio is \\\"-2\\\"",
                "ACME,2020-01-03,2:1:1 | ratio is \\\"2:1:1\\\"",
                "ACME,2020-01-03,1e1 | ratio is \\\"1e1\\\"",
                "ACME,2020-01-03,1234567 | ratio is \\\"1234567\\\"",
                "ACME,2020-01-03, | ratio is \\\"\\\"",
                "ACME,2020-01-03 | the line has 2 fields: expected 3, symbol,date,ratio",
                "\"ACME,2020-01-03,2 | the quotes on the line do not fit together",
                "acme,x,y | symbol is \\\"acme\\\": expected 1 to 32 of A-Z, 0-9, '.', '^' and '-'; date is \\\"x\\\"",
                "ACME,2020-01-06,3:1 | symbol and date are those of line 2: expected once"
            })
    void answers422WithTheLineAndTheReasonAndStoresNothing(String line, String reason) {
        HttpResponse<String> answer = stocks.importSplits("ACME,2020-01-06,2:1", line);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("/problems/invalid-import", "1 line is wrong; nothing was stored")
                .contains("\"errors\":[{\"line\":3,\"reason\":\"" + reason);
        assertThat(stocks.lines("ACME?adjusted=true")).isEqualTo(stocks.lines("ACME"));
    }

    /** Two days after today's, since that day may end during the test. */
    @Test
    void takesASplitAsSoonAsItsDayHasBegunAnywhere() {
        LocalDate today = LocalDate.now(ZoneOffset.ofHours(14));

        HttpResponse<String> begun = stocks.importSplits("ACME," + today + ",2:1");
        HttpResponse<String> still = stocks.importSplits("ACME," + today.plusDays(2) + ",3:1");

        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(still.statusCode()).isEqualTo(422);
        assertThat(still.body()).contains("\"errors\":[{\"line\":2,\"reason\":\"date is");
        assertThat(stocks.query("select date from stocks_split")).containsExactly(today.toString());
    }

    @Test
    void removesASplitThatIsStillToCome() {
        stocks.sql("insert into stocks_split values ('ACME', '9999-12-31', 2, 1)");

        assertThat(stocks.importSplits("ACME,9999-12-31,1:1").statusCode()).isEqualTo(201);
        assertThat(stocks.query("select date from stocks_split")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "symbol,date\n", "ACME,2020-01-03,2:1\n", "symbol,date,ratio,more\n"})
    void answers422ForAMissingHeader(String csv) {
        HttpResponse<String> answer = stocks.importSplits(BodyPublishers.ofString(csv));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("expected \\\"symbol,date,ratio\\\"");
    }

    @Test
    void answers422ForMoreThanAHundredSplitsOfASymbol() {
        String[] hundred = IntStream.range(0, 100)
                .mapToObj(day -> "ACME," + LocalDate.of(1990, 1, 1).plusDays(day) + ",2:1")
                .toArray(String[]::new);

        HttpResponse<String> room = stocks.importSplits(hundred);
        HttpResponse<String> replaced = stocks.importSplits("ACME,1990-01-01,1:2");
        String before = tag("ACME");
        HttpResponse<String> full = stocks.importSplits("ACME,2020-01-03,2:1");

        assertThat(room.statusCode()).isEqualTo(201);
        assertThat(replaced.statusCode()).isEqualTo(201);
        assertThat(full.statusCode()).isEqualTo(422);
        assertThat(full.body())
                .contains("\"errors\":[{\"line\":2,\"reason\":\"symbol is \\\"ACME\\\": expected one with 100 splits");
        assertThat(stocks.query("select count(*) from stocks_split")).containsExactly("100");
        assertThat(tag("ACME")).isEqualTo(before);
    }

    @Test
    void needsATokenWithThePermission() {
        HttpRequest.Builder post = stocks.request("/api/v1/stocks/splits")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("symbol,date,ratio\n"));

        assertThat(stocks.send(post.build()).statusCode()).isEqualTo(401);
        assertThat(stocks.send(post.header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }

    private static String tag(String symbol) {
        return stocks.series(symbol).headers().firstValue("ETag").orElseThrow();
    }
}
