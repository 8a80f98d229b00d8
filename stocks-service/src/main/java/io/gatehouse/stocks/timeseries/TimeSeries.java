package io.gatehouse.stocks.timeseries;

import io.gatehouse.stocks.Symbol;
import jakarta.inject.Singleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides what a request for a series is answered from. */
@Singleton
final class TimeSeries {

    private final SymbolRepository symbols;
    private final BarRepository bars;

    TimeSeries(SymbolRepository symbols, BarRepository bars) {
        this.symbols = symbols;
        this.bars = bars;
    }

    /**
     * The series asked for.
     *
     * @return an error of {@link UnknownSymbolException} if there is no such symbol
     */
    Mono<Series> find(SeriesRequest request) {
        Series series = request.resampling()
                .map(resampling -> resampled(request, resampling))
                .orElseGet(() -> asImported(request));
        return isKnown(request.symbol())
                .filter(known -> known)
                .map(known -> series)
                .switchIfEmpty(Mono.error(() -> new UnknownSymbolException(request.symbol())));
    }

    private Series asImported(SeriesRequest request) {
        return new Series("date", bars.find(request.symbol(), request.range()));
    }

    private Series resampled(SeriesRequest request, Resampling resampling) {
        return new Series("period_start", bars.find(request.symbol(), request.range(), resampling));
    }

    /** Spares the database what cannot be a symbol, and may not even be text to it. */
    private Mono<Boolean> isKnown(String symbol) {
        return Symbol.isWellFormed(symbol) ? symbols.exists(symbol) : Mono.just(false);
    }

    /**
     * Rows not asked for yet.
     *
     * @param day the name of the field with the day
     * @param rows the rows, oldest first
     */
    record Series(String day, Flux<? extends Row> rows) {

        Flux<byte[]> in(Format format) {
            return new SeriesBody(format.text(day)).of(rows);
        }
    }
}
