package io.gatehouse.auth;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.smoke.SmokeController;
import io.gatehouse.shared.start.Service;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** Starts the service. */
@OpenAPIDefinition(
        info = @Info(title = "auth-service", version = "1", description = "Tokens, and the users they are issued to"),
        security = @SecurityRequirement(name = TokenHeader.X_TOKEN))
@SecurityScheme(
        name = TokenHeader.X_TOKEN,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = TokenHeader.X_TOKEN)
@OpenAPIInclude(SmokeController.class)
final class Application {

    private Application() {}

    public static void main(String[] args) {
        Service.run(Application.class, args);
    }
}
