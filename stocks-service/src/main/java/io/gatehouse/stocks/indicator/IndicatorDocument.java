package io.gatehouse.stocks.indicator;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the OpenAPI document says of the answers with indicators, which the types of the method do not tell. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "A row to each bar the series of the same range has, oldest first, with a field to each output."
                + " null (in CSV nothing) is where an output is not defined: for the first bars ever imported, of which"
                + " there are too few, and where it would be a division by zero. Every value is computed from all bars"
                + " up to its own, not only from those of the range, with 34 digits, and rounded to 15; whole numbers"
                + " are not rounded.",
        content = {
            @Content(
                    mediaType = "application/json",
                    array = @ArraySchema(schema = @Schema(type = "object", example = """
                                            {"symbol":"SP500","date":"2000-01-31","sma_20":1425.58550415,"rsi_14":41.6635859893614}"""))),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject("""
                                    {"symbol":"SP500","date":"2000-01-31","sma_20":1425.58550415,"rsi_14":41.6635859893614}
                                    """)),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                                    symbol,date,sma_20,rsi_14
                                    SP500,2000-01-31,1425.58550415,41.6635859893614
                                    """))
        })
@interface IndicatorDocument {}
