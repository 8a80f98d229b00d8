package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the series that a request asks for. */
@Singleton
final class TimeSeries {

    private final SymbolVersions versions;
    private final BarRepository bars;
    private final Answers answers;

    TimeSeries(SymbolVersions versions, BarRepository bars, Answers answers) {
        this.versions = versions;
        this.bars = bars;
        this.answers = answers;
    }

    /**
     * The series of these symbols, one after the other.
     *
     * @return an error of {@link UnknownSymbolException} if there is no such symbol
     */
    Mono<MutableHttpResponse<byte[]>> find(List<String> symbols, BarQuery query, HttpRequest<?> request) {
        return answer(versions.find(symbols), query, request);
    }

    /** The series of every symbol, in alphabetical order. */
    Mono<MutableHttpResponse<byte[]>> findAll(BarQuery query, HttpRequest<?> request) {
        return answer(versions.findAll(), query, request);
    }

    private Mono<MutableHttpResponse<byte[]>> answer(
            Mono<DataVersion> version, BarQuery query, HttpRequest<?> request) {
        Format format = Format.likedBest(request.accept());
        Mono<Representation> newest = version.map(found -> new Representation(found, query.toString(), format));
        return answers.find(request, newest, found -> body(Answers.caller(request), found, query));
    }

    private Flux<byte[]> body(String caller, Representation found, BarQuery query) {
        return new SeriesBody(found.format(), query.columns())
                .ofChunks(bars.chunks(caller, found.version(), query, found.format()));
    }
}
