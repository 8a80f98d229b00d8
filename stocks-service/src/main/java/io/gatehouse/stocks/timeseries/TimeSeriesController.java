package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Series of prices. */
@Controller
@Secured(Permission.STOCKS)
final class TimeSeriesController {

    private final TimeSeries series;

    TimeSeriesController(TimeSeries series) {
        this.series = series;
    }

    /**
     * {@code GET /api/v1/stocks/time-series/{symbol}}: the daily bars, or with a frequency the resampled ones.
     *
     * @param request what is asked for
     * @param http carries what the caller accepts
     * @return the bars, oldest first
     */
    @Get(
            uris = {"/api/v1/stocks/time-series/{symbol}", "/stocks/time-series/{symbol}"},
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @TimeSeriesDocument
    @SecuredDocument
    Mono<MutableHttpResponse<byte[]>> series(@RequestBean SeriesRequest request, HttpRequest<?> http) {
        Format format = Format.likedBest(http.accept());
        return series.find(request).map(found -> answer(found.in(format), format));
    }

    /** Declared as bytes: around the chunks of any other type Micronaut writes a JSON array of its own. */
    @SuppressWarnings("unchecked")
    private static MutableHttpResponse<byte[]> answer(Flux<byte[]> body, Format format) {
        MutableHttpResponse<?> answer =
                HttpResponse.ok(body).contentType(format.mediaType()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return (MutableHttpResponse<byte[]>) answer;
    }
}
