package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks the main task of the whole system: import prices, get a token, and read the same prices by year. */
@ExtendWith(StackExtension.class)
final class MainJobIT {

    private static final String IMPORTS = "/api/v1/stocks/imports";
    private static final String SERIES = "/api/v1/stocks/time-series/";
    private static final String CSV = """
            symbol,date,open,high,low,close,volume
            MAINJOB,2023-12-28,10.00,10.80,9.90,10.25,1000
            MAINJOB,2023-12-29,10.25,10.50,9.75,10.40,1500
            MAINJOB,2024-01-02,10.40,11,10.10,10.95,2000
            MAINJOB,2024-07-01,10.95,12.345678,8.000001,12,9000000000
            MAINJOB,2024-12-31,12.00,12.10,11.5,11.75,3000
            MAINJOB,2025-01-02,11.75,11.80,11.70,11.80,0
            """;

    private final Stack stack;

    MainJobIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void importsPricesAndReadsThemBackByYear() {
        Caller admin = stack.caller("admin");
        Caller demo = stack.caller("demo");

        Answer imported = admin.post(IMPORTS, "text/csv", CSV);
        Answer years = demo.get(SERIES + "MAINJOB?frequency=Annual");

        assertThatAnswer(imported).hasStatus(201).hasJson("{'rows':6,'symbols':1}");
        assertThatAnswer(years)
                .hasStatus(200)
                .hasHeader("Content-Type", "application/json.*")
                .hasBody("""
                [{"symbol":"MAINJOB","period_start":"2023-01-01","open":10.00,"high":10.80,"low":9.75,\
                "close":10.40,"volume":2500},\
                {"symbol":"MAINJOB","period_start":"2024-01-01","open":10.40,"high":12.345678,"low":8.000001,\
                "close":11.75,"volume":9000005000},\
                {"symbol":"MAINJOB","period_start":"2025-01-01","open":11.75,"high":11.80,"low":11.70,\
                "close":11.80,"volume":0}]""");
    }

    @Test
    void replacesRowsThatAreImportedAgain() {
        Caller admin = stack.caller("admin");
        String first = "symbol,date,open,high,low,close,volume\nAGAIN,2024-01-02,1,4,1,2,100\n";

        admin.post(IMPORTS, "text/csv", first);
        Answer second = admin.post(IMPORTS, "text/csv", first.replace("100", "200"));
        Answer days = admin.get(SERIES + "AGAIN");

        assertThatAnswer(second).hasStatus(201).hasJson("{'rows':1,'symbols':1}");
        assertThatAnswer(days)
                .hasJson("[{'symbol':'AGAIN','date':'2024-01-02','open':1,'high':4,'low':1,'close':2,'volume':200}]");
    }

    @Test
    void storesNothingOfAFileWithABadRow() {
        Caller admin = stack.caller("admin");
        String csv = """
                symbol,date,open,high,low,close,volume
                BADROWS,2024-01-02,1,4,1,2,100
                BADROWS,2024-02-30,1,4,1,2,100
                BADROWS,2024-01-03,1,4,one,2,100
                """;

        Answer refused = admin.post(IMPORTS, "text/csv", csv);
        Answer series = admin.get(SERIES + "BADROWS");

        assertThatAnswer(refused).isProblem(422);
        assertThat(refused.json().findValuesAsText("line")).containsExactly("3", "4");
        assertThatAnswer(series).isProblem(404);
    }

    @Test
    void letsOnlyThoseImportWhoMay() {
        Caller demo = stack.caller("demo");

        Answer answer = demo.post(IMPORTS, "text/csv", CSV.replace("MAINJOB", "FORBIDDEN"));

        assertThatAnswer(answer).isProblem(403);
        assertThatAnswer(demo.get(SERIES + "FORBIDDEN")).isProblem(404);
    }

    @Test
    void hasRealPricesFromTheStart() {
        Caller demo = stack.caller("demo");

        Answer apple = demo.get(SERIES + "AAPL?frequency=Annual");
        Answer index = demo.get(SERIES + "SP500?frequency=Annual&from=2013-01-01&to=2013-12-31");

        assertThatAnswer(apple).hasJson("""
                [{'symbol':'AAPL','period_start':'2013-01-01','open':553.82,'high':575.14,'low':385.10,\
                'close':561.02,'volume':3657921400}]""");
        assertThatAnswer(index).hasJson("""
                [{'symbol':'SP500','period_start':'2013-01-01','open':1426.189941,'high':1849.439941,\
                'low':1426.189941,'close':1848.359985,'volume':846459590000}]""");
    }
}
