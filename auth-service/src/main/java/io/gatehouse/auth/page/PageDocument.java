package io.gatehouse.auth.page;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The OpenAPI responses of every list in numbered pages. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The page, empty beyond the last",
        headers = {
            @Header(
                    name = "Link",
                    description = "The first, the previous, the next and the last page",
                    schema = @Schema(type = "string")),
            @Header(
                    name = "X-Total-Count",
                    description = "How many there are on all pages",
                    schema = @Schema(type = "integer", format = "int64"))
        })
@ApiResponse(responseCode = "400", description = "The page or its size is not such a number")
public @interface PageDocument {}
