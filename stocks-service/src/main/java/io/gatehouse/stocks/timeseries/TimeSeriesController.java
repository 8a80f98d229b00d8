package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import reactor.core.publisher.Mono;

/** Series of prices. */
@Controller
@Secured(Permission.STOCKS)
final class TimeSeriesController {

    /** In place of symbols; none can be written like this. */
    private static final String EVERY = "*";

    private final TimeSeries series;

    TimeSeriesController(TimeSeries series) {
        this.series = series;
    }

    /**
     * {@code GET /api/v1/stocks/time-series/{symbol}}: the daily bars, or with a frequency the resampled ones.
     *
     * @param symbol what was traded
     * @param request what is asked for
     * @param http carries what the caller accepts
     * @return the bars
     */
    @Get(
            uris = {"/api/v1/stocks/time-series/{symbol}", "/stocks/time-series/{symbol}"},
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @TimeSeriesDocument
    @SecuredDocument
    Mono<MutableHttpResponse<byte[]>> series(
            @Parameter(example = "SP500") String symbol, @RequestBean SeriesRequest request, HttpRequest<?> http) {
        return series.find(List.of(symbol), request.query(), http);
    }

    /**
     * {@code GET /api/v1/stocks/time-series}: the same of several symbols, one after the other.
     *
     * @param symbols the symbols with commas between them, or * for all of them in the order of the alphabet
     * @param request what is asked for
     * @param http carries what the caller accepts
     * @return the bars
     */
    @Get(
            uri = "/api/v1/stocks/time-series",
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @TimeSeriesDocument
    @SecuredDocument
    Mono<MutableHttpResponse<byte[]>> several(
            @QueryValue @Parameter(example = "SP500,AAPL") String symbols,
            @RequestBean SeriesRequest request,
            HttpRequest<?> http) {
        return symbols.equals(EVERY)
                ? series.findAll(request.query(), http)
                : series.find(Symbols.parse(symbols), request.query(), http);
    }
}
