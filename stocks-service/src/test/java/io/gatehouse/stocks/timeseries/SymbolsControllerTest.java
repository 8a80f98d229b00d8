package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.StocksService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class SymbolsControllerTest {

    @Test
    void listsSymbolsInOrderWithTheirDays() {
        try (StocksService stocks = StocksService.start()) {
            stocks.importLines(
                    "MSFT,2020-01-02,1,1,1,1,1",
                    "AAPL,2020-01-03,1,1,1,1,1",
                    "AAPL,1999-12-31,1,1,1,1,1",
                    "^GSPC,2020-01-03,1,1,1,1,1",
                    "A.B,2020-01-03,1,1,1,1,1");

            HttpResponse<String> answer = stocks.get("/api/v1/stocks/symbols", "application/json");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("""
                            [{"symbol":"A.B","first":"2020-01-03","last":"2020-01-03","bars":1},\
                            {"symbol":"AAPL","first":"1999-12-31","last":"2020-01-03","bars":2},\
                            {"symbol":"MSFT","first":"2020-01-02","last":"2020-01-02","bars":1},\
                            {"symbol":"^GSPC","first":"2020-01-03","last":"2020-01-03","bars":1}]""");
        }
    }

    @Test
    void listsNothingBeforeTheFirstImport() {
        try (StocksService stocks = StocksService.start()) {
            assertThat(stocks.get("/api/v1/stocks/symbols", "*/*").body()).isEqualTo("[]");
        }
    }
}
