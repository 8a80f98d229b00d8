package io.gatehouse.stocks.indicator;

import io.gatehouse.stocks.timeseries.Answers;
import io.gatehouse.stocks.timeseries.BarRepository;
import io.gatehouse.stocks.timeseries.Format;
import io.gatehouse.stocks.timeseries.Representation;
import io.gatehouse.stocks.timeseries.RowTemplate;
import io.gatehouse.stocks.timeseries.SeriesBody;
import io.gatehouse.stocks.timeseries.SymbolVersions;
import io.gatehouse.stocks.timeseries.UnknownSymbolException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Computes series of indicators as the reader takes them, on threads of their own: no event loop waits for arithmetic,
 * and many requests share the threads, a few bars at a time.
 */
@Singleton
final class IndicatorSeries {

    private final SymbolVersions versions;
    private final BarRepository bars;
    private final IndicatorSettings settings;
    private final Answers answers;
    private final Scheduler threads;

    IndicatorSeries(SymbolVersions versions, BarRepository bars, IndicatorSettings settings, Answers answers) {
        this.versions = versions;
        this.bars = bars;
        this.settings = settings;
        this.answers = answers;
        this.threads = Schedulers.newParallel("indicators", settings.parallel(), true);
    }

    /**
     * The indicators of a symbol, one row per bar of the range.
     *
     * @return an error of {@link UnknownSymbolException} if there is no such symbol
     */
    Mono<MutableHttpResponse<byte[]>> find(String symbol, IndicatorRequest request, HttpRequest<?> http) {
        Format format = Format.likedBest(http.accept());
        Table table = request.table(symbol, settings.perRequest());
        Mono<Representation> newest =
                versions.find(List.of(symbol)).map(version -> new Representation(version, table.form(), format));
        return answers.find(http, newest, found -> body(Answers.caller(http), table, found));
    }

    private Flux<byte[]> body(String caller, Table table, Representation found) {
        return new SeriesBody(found.format(), table.columns()).of(Flux.defer(() -> rows(caller, table, found)));
    }

    private Flux<String> rows(String caller, Table table, Representation found) {
        RowTemplate template = found.format().row(table.columns());
        Calculation calculation = new Calculation(table.choices());
        return bars.prices(caller, found.version(), table.query())
                .publishOn(threads)
                .mapNotNull(prices -> table.row(prices, calculation.next(prices), template));
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
