package io.gatehouse.auth.oauth;

import io.gatehouse.auth.group.Permissions;
import io.gatehouse.shared.security.TokenSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tells clients where the OAuth 2.0 endpoints are. */
@Controller("/.well-known/oauth-authorization-server")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "oauth")
final class MetadataEndpoint {

    private static final String CACHE_CONTROL = "public, max-age=300";

    private final Metadata metadata;

    MetadataEndpoint(TokenSettings tokens, GrantTypesOffered grantTypes) {
        this.metadata = Metadata.of(tokens.issuer(), grantTypes.names(), Permissions.ALL.names());
    }

    /**
     * {@code GET /.well-known/oauth-authorization-server}: the metadata of this authorization server (RFC 8414). All addresses
     * begin with the issuer, at which callers reach it.
     *
     * @return the metadata
     */
    @Get
    @SecurityRequirements
    @ApiResponse(responseCode = "200", description = "The metadata")
    HttpResponse<Metadata> metadata() {
        return HttpResponse.ok(metadata).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    }
}
