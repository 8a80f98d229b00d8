package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.LongWorkDocument;
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

/** Answers series of prices. */
@Controller
@Secured(Permission.STOCKS)
final class TimeSeriesController {

    /** Stands for all symbols; no symbol can be written like this. */
    private static final String EVERY = "*";

    private final TimeSeries series;

    TimeSeriesController(TimeSeries series) {
        this.series = series;
    }

    /**
     * {@code GET /api/v1/stocks/time-series/{symbol}}: the daily bars of a symbol, or with a frequency the resampled ones.
     *
     * @param symbol what was traded
     * @param request which range and frequency
     * @param http says what the caller accepts
     * @return the bars
     */
    @Get(
            uris = {"/api/v1/stocks/time-series/{symbol}", "/stocks/time-series/{symbol}"},
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @TimeSeriesDocument
    @SeriesDocument
    @LongWorkDocument
    @SecuredDocument
    Mono<MutableHttpResponse<byte[]>> series(
            @Parameter(example = "SP500") String symbol, @RequestBean SeriesRequest request, HttpRequest<?> http) {
        return series.find(List.of(symbol), request.query(), http);
    }

    /**
     * {@code GET /api/v1/stocks/time-series}: the same for several symbols, one after the other.
     *
     * @param symbols the symbols, separated by commas, or * for all of them in alphabetical order
     * @param request which range and frequency
     * @param http says what the caller accepts
     * @return the bars
     */
    @Get(
            uri = "/api/v1/stocks/time-series",
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @TimeSeriesDocument
    @SeriesDocument
    @LongWorkDocument
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
