package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Decides what a request for a series is answered with. */
@Singleton
final class TimeSeries {

    private final SymbolVersions versions;
    private final BarRepository bars;
    private final Clock clock;

    TimeSeries(SymbolVersions versions, BarRepository bars, Clock clock) {
        this.versions = versions;
        this.bars = bars;
        this.clock = clock;
    }

    /**
     * The series of these symbols, one after the other.
     *
     * @return an error of {@link UnknownSymbolException} if there is no such symbol
     */
    Mono<MutableHttpResponse<byte[]>> find(List<String> symbols, BarQuery query, HttpRequest<?> request) {
        Format format = Format.likedBest(request.accept());
        return versions.find(symbols)
                .map(version -> new Representation(version, query.toString(), format))
                .map(found -> found.answer(request, clock.instant(), () -> new SeriesBody(format, query.columns())
                        .of(bars.rows(found.version(), query, format))));
    }
}
