package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.StocksService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymbolVersionTest {

    private StocksService stocks;

    @BeforeEach
    void start() {
        stocks = StocksService.start();
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    @Test
    void growsWithEveryImportOfTheSymbolAndNoOther() {
        stocks.importLines("A,2020-01-02,1,1,1,1,1", "A,2020-01-03,1,1,1,1,1", "B,2020-01-02,1,1,1,1,1");

        stocks.importLines("A,2020-01-03,2,2,2,2,2", "A,2019-12-31,2,2,2,2,2");

        assertThat(symbols()).containsExactly("(A,2019-12-31,2020-01-03,3,2)", "(B,2020-01-02,2020-01-02,1,1)");
        assertThat(stocks.lines("A"))
                .containsExactly("A,2019-12-31,2,2,2,2,2", "A,2020-01-02,1,1,1,1,1", "A,2020-01-03,2,2,2,2,2");
    }

    @Test
    void saysWhenTheSymbolChanged() {
        stocks.importLines("A,2020-01-02,1,1,1,1,1", "B,2020-01-02,1,1,1,1,1");

        stocks.importLines("A,2020-01-02,1,1,1,1,1");

        assertThat(stocks.query("select symbol from stocks_symbol where changed_at <= now() order by changed_at"))
                .containsExactly("B", "A");
    }

    @Test
    void staysWhenTheImportIsRefused() {
        stocks.importLines("A,2020-01-02,1,1,1,1,1");

        stocks.importLines("A,2020-01-03,1,1,1,1,1", "bad");

        assertThat(symbols()).containsExactly("(A,2020-01-02,2020-01-02,1,1)");
    }

    @Test
    void losesNoneOfManyImportsOfTheSameSymbolsAtOnce() {
        List<CompletableFuture<Integer>> imports = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> importInSomeOrder(number)))
                .toList();

        assertThat(imports).extracting(CompletableFuture::join).containsOnly(201);
        assertThat(stocks.query("select (version, bars) from stocks_symbol")).containsOnly("(12,13)");
        assertThat(stocks.query("select count(*) from stocks_ohlcv group by symbol"))
                .containsOnly("13");
    }

    /** A day of its own and one that all have, of symbols forwards or backwards. */
    private int importInSomeOrder(int number) {
        String[] rows = IntStream.range(0, 40)
                .map(symbol -> number % 2 == 0 ? symbol : 39 - symbol)
                .mapToObj(symbol -> "S" + symbol)
                .flatMap(symbol -> Stream.of(
                        symbol + ",2020-01-01,1,1,1,1," + number,
                        symbol + ",2020-02-%02d,1,1,1,1,1".formatted(number + 1)))
                .toArray(String[]::new);
        return stocks.importLines(rows).statusCode();
    }

    private List<String> symbols() {
        return stocks.query("select (symbol, first, last, bars, version) from stocks_symbol order by symbol");
    }
}
