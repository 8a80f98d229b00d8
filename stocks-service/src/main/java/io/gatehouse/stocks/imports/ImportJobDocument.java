package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the OpenAPI document says of an import that was not waited for. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "What has become of it; as events, one now and one in every interval until it is finished",
        content = {
            @Content(mediaType = "application/json", schema = @Schema(implementation = ImportJob.class)),
            @Content(mediaType = "text/event-stream", schema = @Schema(type = "string"))
        })
@ApiResponse(
        responseCode = "404",
        description = "There is no such import, or it is somebody else's",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@interface ImportJobDocument {}
