package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.Await;
import io.gatehouse.stocks.StocksService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that find other data after every look at it, as if an import had been committed in between. */
class AnswersTest {

    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = StocksService.start();
        stocks.importLines("AAA,2020-01-02,1,1,1,1,1", "BBB,2020-01-02,1,1,1,1,1");
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time-series/BBB",
                "time-series/BBB?from=2021-01-01",
                "time-series?symbols=AAA,BBB",
                "time-series?symbols=*",
                "indicators/BBB?indicator=sma:1"
            })
    void areOfTheNewestStateOnceNothingChangesAnyMore(String path) {
        // A sequence does not count in a transaction that only reads, as that of several symbols does.
        changeVersions(
                "case current_setting('transaction_read_only') when 'on' then 3 else least(nextval('looks'), 3) end");

        HttpResponse<String> answer = stocks.get("/api/v1/stocks/" + path, "text/csv");

        HttpResponse<String> again = stocks.get("/api/v1/stocks/" + path, "text/csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(again.body());
        assertThat(answer.headers().allValues("ETag"))
                .hasSize(1)
                .isEqualTo(again.headers().allValues("ETag"));
        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"time-series/BBB", "indicators/BBB?indicator=sma:1"})
    void are503AfterThreeBeginnings(String path) {
        stocks.sql("delete from stocks_symbol where symbol = 'AAA'");
        changeVersions("nextval('looks')");

        HttpResponse<String> answer = stocks.get("/api/v1/stocks/" + path, "text/csv");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.body()).contains("/problems/data-changed");
        assertThat(stocks.query("select last_value from looks")).containsExactly("6");
        Await.until(() -> stocks.connectionsInUse() == 0);
    }

    /** Each look at the versions finds them changed by this. */
    private void changeVersions(String change) {
        stocks.sql("create sequence looks");
        stocks.sql("alter table stocks_symbol rename to known");
        stocks.sql("create view stocks_symbol as select symbol, first, last, bars, version + " + change
                + " as version, changed_at from known");
    }
}
