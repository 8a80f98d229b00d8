package io.gatehouse.stocks.split;

import io.gatehouse.shared.error.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the OpenAPI document says of an import of splits, which the types of the method do not tell. */
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
        description =
                "Under a header with these columns in any order, in UTF-8. The date is the first day of trading in"
                        + " the new shares; the ratio is new shares to old ones, as 7:1, or as a decimal such as 7 or 1.5;"
                        + " 1:1 removes the split of that day."
                        + " Bars of the symbol must have been imported before.",
        content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                                        symbol,date,ratio
                                        AAPL,2014-06-09,7:1
                                        AAPL,2020-08-31,4:1
                                        """)))
@ApiResponse(
        responseCode = "201",
        description = "Everything was stored",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportedSplits.class)))
@ApiResponse(
        responseCode = "413",
        description = "The body is too large",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "415",
        description = "The body is not text/csv in UTF-8, or it is compressed",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "422",
        description =
                "Lines are wrong, a split is still to come, or a symbol would have more than 100 splits, and nothing was"
                        + " stored; errors lists the first 100 lines with their reasons",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@interface SplitDocument {}
