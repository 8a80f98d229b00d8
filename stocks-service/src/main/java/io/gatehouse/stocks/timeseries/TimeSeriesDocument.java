package io.gatehouse.stocks.timeseries;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the OpenAPI document says of the answers of a series, which the types of the method do not tell. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description =
                "The bars, oldest first unless asked otherwise; with a frequency they have period_start in place of"
                        + " date. Adjusted prices are rounded half up to 6 decimals, or to as many as the price has, volumes to whole"
                        + " numbers; of days with no later split both are as they were imported.",
        content = {
            @Content(
                    mediaType = "application/json",
                    array = @ArraySchema(schema = @Schema(oneOf = {Bar.class, PeriodBar.class}))),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject("""
                                    {"symbol":"SP500","date":"2000-01-03","open":1469.250000,"high":1478.000000,\
                                    "low":1438.359985,"close":1455.219971,"volume":931800000}
                                    """)),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                                    symbol,date,open,high,low,close,volume
                                    SP500,2000-01-03,1469.250000,1478.000000,1438.359985,1455.219971,931800000
                                    """))
        })
@interface TimeSeriesDocument {}
