package io.gatehouse.stocks.indicator;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.LongWorkDocument;
import io.gatehouse.stocks.SecuredDocument;
import io.gatehouse.stocks.timeseries.Format;
import io.gatehouse.stocks.timeseries.SeriesDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import reactor.core.publisher.Mono;

/** Computes technical indicators. */
@Controller("/api/v1/stocks/indicators")
@Secured(Permission.STOCKS)
final class IndicatorController {

    private final IndicatorSeries series;

    IndicatorController(IndicatorSeries series) {
        this.series = series;
    }

    /**
     * {@code GET /api/v1/stocks/indicators}: every indicator there is, with its parameters and outputs.
     *
     * @return the indicators
     */
    @Get
    @SecuredDocument
    List<IndicatorSummary> indicators() {
        return Kinds.ALL.stream().map(IndicatorSummary::of).toList();
    }

    /**
     * {@code GET /api/v1/stocks/indicators/{symbol}}: the values of indicators for every bar of a range.
     *
     * @param symbol what was traded
     * @param request which indicators and which range
     * @param http says what the caller accepts
     * @return a row for each bar, oldest first
     */
    @Get(
            uri = "/{symbol}",
            produces = {MediaType.APPLICATION_JSON, Format.APPLICATION_NDJSON, MediaType.TEXT_CSV})
    @IndicatorDocument
    @SeriesDocument
    @LongWorkDocument
    @SecuredDocument
    Mono<MutableHttpResponse<byte[]>> indicatorSeries(
            @Parameter(example = "SP500") String symbol, @RequestBean IndicatorRequest request, HttpRequest<?> http) {
        return series.find(symbol, request, http);
    }
}
