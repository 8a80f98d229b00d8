package io.gatehouse.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataEndpointTest {

    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post");

    private final TestDatabase database = TestDatabase.create();

    @Test
    void saysWhereEverythingIs() {
        try (AuthService service = AuthService.start(database, Map.of())) {
            HttpResponse<String> answer = service.get(METADATA);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
            assertThat(AuthService.json(answer))
                    .containsEntry("issuer", "http://localhost:8080")
                    .containsEntry("token_endpoint", "http://localhost:8080/oauth/token")
                    .containsEntry("revocation_endpoint", "http://localhost:8080/oauth/revoke")
                    .containsEntry("introspection_endpoint", "http://localhost:8080/oauth/introspect")
                    .containsEntry("jwks_uri", "http://localhost:8080/.well-known/jwks.json")
                    .containsEntry("grant_types_supported", List.of("client_credentials", "refresh_token"))
                    .containsEntry("response_types_supported", List.of())
                    .containsEntry(
                            "scopes_supported",
                            List.of("admin", "factorial", "smoke", "stocks", "stocks:write", "time"))
                    .containsEntry("token_endpoint_auth_methods_supported", METHODS)
                    .containsEntry("revocation_endpoint_auth_methods_supported", METHODS)
                    .containsEntry("introspection_endpoint_auth_methods_supported", METHODS)
                    .doesNotContainKey("authorization_endpoint");
        }
    }

    @Test
    void followsTheIssuerAndTheSwitch() {
        Map<String, Object> environment =
                Map.of("TOKEN_ISSUER", "https://id.example.org", "AUTH_PASSWORD_GRANT_ENABLED", "true");
        try (AuthService service = AuthService.start(database, environment)) {
            assertThat(AuthService.json(service.get(METADATA)))
                    .containsEntry("issuer", "https://id.example.org")
                    .containsEntry("token_endpoint", "https://id.example.org/oauth/token")
                    .containsEntry("grant_types_supported", List.of("client_credentials", "refresh_token", "password"));
        }
    }
}
