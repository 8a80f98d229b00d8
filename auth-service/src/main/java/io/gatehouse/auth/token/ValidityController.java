package io.gatehouse.auth.token;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;

/** Tells callers whether their token has a permission. */
@Controller("/api/v1/auth/valid")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "tokens")
class ValidityController {

    /**
     * {@code GET /api/v1/auth/valid?resource=R}: whether the token in this request has a permission.
     *
     * @param resource a permission's name
     * @param caller whose token it is
     * @return 200 if it has
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The token permits it")
    @ApiResponse(responseCode = "400", description = "No resource is named")
    @ApiResponse(responseCode = "401", description = "There is no valid token")
    @ApiResponse(responseCode = "403", description = "The token does not permit it")
    Validity valid(
            @QueryValue @NotBlank @Parameter(example = "stocks") String resource,
            @Parameter(hidden = true) Authentication caller) {
        if (!caller.getRoles().contains(resource)) {
            throw new MissingPermissionException(resource);
        }
        return new Validity(resource, true);
    }

    /**
     * The answer to a token with the permission.
     *
     * @param resource the permission that was asked about
     * @param valid always true, because otherwise the answer is 403
     */
    @Serdeable
    record Validity(
            @Schema(example = "stocks") String resource,
            @Schema(example = "true") boolean valid) {}
}
