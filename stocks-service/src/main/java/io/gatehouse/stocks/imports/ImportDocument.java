package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the OpenAPI document says of an import, which the types of the method do not tell. */
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "Prefer",
        in = ParameterIn.HEADER,
        description = "respond-async: do not wait for the import, only until the file is safe (RFC 7240)",
        example = "respond-async",
        schema = @Schema(type = "string"))
@RequestBody(
        description = "Under this header, its columns in any order, in UTF-8; rows that are there already are replaced",
        content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                                        symbol,date,open,high,low,close,volume
                                        ACME,2020-12-30,10.10,10.50,9.95,10.25,120000
                                        ACME,2020-12-31,10.25,10.75,10.20,10.70,98000
                                        """)))
@ApiResponse(
        responseCode = "201",
        description = "Everything was stored",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = Imported.class)))
@ApiResponse(
        responseCode = "202",
        description = "The file is safe, and will be imported after those that the caller sent before it: asked for by"
                + " Prefer: respond-async",
        headers = {
            @Header(
                    name = "Location",
                    description = "Where to ask what has become of it",
                    schema = @Schema(type = "string")),
            @Header(name = "Preference-Applied", description = "respond-async", schema = @Schema(type = "string"))
        },
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportJob.class)))
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
        description = "Lines are wrong, and nothing was stored; errors lists the first 100 with their reasons",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "429",
        description =
                "As many series and files of the caller are in progress as one caller may have, a third of all, or as many"
                        + " background imports of the caller are not finished",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@interface ImportDocument {}
