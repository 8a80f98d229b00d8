package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The OpenAPI responses of every series, whatever its rows have in them, that are not the series. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "304",
        description =
                "The caller has the answer already, as If-None-Match (with the ETag of it) or If-Modified-Since say")
@ApiResponse(
        responseCode = "400",
        description = "A parameter has a value that cannot be meant; the detail names it and what was expected",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "404",
        description = "Nothing was ever imported under the symbol",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "406",
        description = "The request accepts none of the three media types",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public @interface SeriesDocument {}
