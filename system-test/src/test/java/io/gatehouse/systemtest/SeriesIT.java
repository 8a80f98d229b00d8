package io.gatehouse.systemtest;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.http.Answer;
import io.gatehouse.systemtest.http.Caller;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks series of prices in every form that a caller can ask for. */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeriesIT {

    private static final String SERIES = "/api/v1/stocks/time-series/SERIES";

    private final Caller demo;
    private final Caller admin;

    SeriesIT(Stack stack) {
        this.demo = stack.caller("demo");
        this.admin = stack.caller("admin");
    }

    @BeforeAll
    void importDays() {
        String csv = """
                symbol,date,open,high,low,close,volume
                SERIES,1999-12-31,0.90,0.95,0.85,0.92,10
                SERIES,2000-01-03,1.00,1.50,0.50,1.25,100
                SERIES,2000-01-07,1.25,2.00,1.25,1.75,200
                SERIES,2000-01-10,1.75,1.80,1.10,1.20,300
                SERIES,2000-03-31,1.20,1.30,1.00,1.10,400
                SERIES,2001-06-01,1.10,3.00,1.10,2.50,500
                """;

        assertThatAnswer(admin.post("/api/v1/stocks/imports", "text/csv", csv)).hasStatus(201);
    }

    @Test
    void answersJson() {
        Answer answer = demo.get(SERIES + "?to=2000-01-03");

        assertThatAnswer(answer).hasHeader("Content-Type", "application/json.*").hasBody("""
                [{"symbol":"SERIES","date":"1999-12-31","open":0.90,"high":0.95,"low":0.85,"close":0.92,"volume":10},\
                {"symbol":"SERIES","date":"2000-01-03","open":1.00,"high":1.50,"low":0.50,"close":1.25,"volume":100}]""");
    }

    @Test
    void answersJsonLineByLine() {
        Answer answer = accepting("application/x-ndjson").get(SERIES + "?frequency=Annual&from=2000-01-01");

        assertThatAnswer(answer)
                .hasHeader("Content-Type", "application/x-ndjson.*")
                .hasBody("""
                {"symbol":"SERIES","period_start":"2000-01-01","open":1.00,"high":2.00,"low":0.50,"close":1.10,"volume":1000}
                {"symbol":"SERIES","period_start":"2001-01-01","open":1.10,"high":3.00,"low":1.10,"close":2.50,"volume":500}
                """);
    }

    @Test
    void answersCsvThatCanBeImportedAgain() {
        Answer answer = accepting("text/csv").get(SERIES + "?to=2000-01-07");

        Answer imported = admin.post("/api/v1/stocks/imports", "text/csv", answer.body());

        assertThatAnswer(answer).hasHeader("Content-Type", "text/csv.*").hasBody("""
                symbol,date,open,high,low,close,volume
                SERIES,1999-12-31,0.90,0.95,0.85,0.92,10
                SERIES,2000-01-03,1.00,1.50,0.50,1.25,100
                SERIES,2000-01-07,1.25,2.00,1.25,1.75,200
                """);
        assertThatAnswer(imported).hasJson("{'rows':3,'symbols':1}");
    }

    @Test
    void answersUnderTheOlderPathToo() {
        Answer older = demo.get("/stocks/time-series/SERIES?frequency=Monthly");

        assertThatAnswer(older)
                .hasStatus(200)
                .hasBody(demo.get(SERIES + "?frequency=Monthly").body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            frequency=Daily                     | 1999-12-31 2000-01-03 2000-01-07 2000-01-10 2000-03-31 2001-06-01
            frequency=Weekly                    | 1999-12-27 2000-01-03 2000-01-10 2000-03-27 2001-05-28
            frequency=Weekly&interval=2         | 1999-12-20 2000-01-03 2000-03-27 2001-05-21
            frequency=Monthly                   | 1999-12-01 2000-01-01 2000-03-01 2001-06-01
            frequency=Monthly&interval=2        | 1999-11-01 2000-01-01 2000-03-01 2001-05-01
            frequency=Quarterly                 | 1999-10-01 2000-01-01 2001-04-01
            frequency=Annual                    | 1999-01-01 2000-01-01 2001-01-01
            frequency=Annual&interval=2         | 1998-01-01 2000-01-01
            frequency=Annual&from=2000-01-10    | 2000-01-01 2001-01-01
            frequency=Quarterly&to=2000-01-03   | 1999-10-01 2000-01-01
            """)
    void alignsPeriodsToTheCalendar(String query, String starts) {
        Answer answer = demo.get(SERIES + "?" + query);

        assertThat(answer.json().findValuesAsText("period_start")).containsExactly(starts.split(" "));
    }

    @Test
    void listsSymbols() {
        Answer answer = demo.get("/api/v1/stocks/symbols");

        assertThat(answer.json())
                .contains(
                        Answer.json(
                                "{\"symbol\":\"SERIES\",\"first\":\"1999-12-31\",\"last\":\"2001-06-01\",\"bars\":6}"),
                        Answer.json(
                                "{\"symbol\":\"AAPL\",\"first\":\"2013-01-02\",\"last\":\"2013-12-31\",\"bars\":252}"));
    }

    @Test
    void passesALongSeriesWhole() {
        Answer answer = demo.get("/api/v1/stocks/time-series/SP500");

        assertThat(answer.json()).hasSizeGreaterThan(5000);
    }

    private Caller accepting(String type) {
        return demo.and("Accept", type);
    }
}
