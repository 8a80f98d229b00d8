package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    @AutoClose
    private static final AuthService SERVICE = AuthService.start();

    /** Of two of one name the compiler renames the second, wherever its name stands in the text: "the add_1ress". */
    @Test
    void namesEveryOperationOnce() {
        assertThat(SERVICE.get("/schema/auth-service.yml").body()).doesNotContainPattern("operationId: \\w+_\\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/jwks.json",
                "/api/v1/auth/create",
                "/api/v1/auth/refresh",
                "/api/v1/auth/revoke",
                "/api/v1/auth/valid",
                "/api/v1/auth/password",
                "/api/v1/auth/audit",
                "/api/v1/auth/groups",
                "/api/v1/auth/groups/{name}",
                "/api/v1/auth/groups/{name}/permissions",
                "/api/v1/auth/users",
                "/api/v1/auth/users/{id}",
                "/api/v1/auth/users/{id}/permissions",
                "/api/v1/auth/users/{id}/groups",
                "/api/v1/auth/users/{id}/sessions",
                "/api/v1/auth/users/{id}/enabled",
                "/api/v1/auth/users/{id}/password",
                "/api/v1/auth/keys",
                "/api/v1/auth/keys/rotate",
                "/api/v1/auth/clients",
                "/api/v1/auth/clients/{id}",
                "/api/v1/auth/clients/{id}/enabled",
                "/api/v1/auth/clients/{id}/secret",
                "/oauth/token",
                "/oauth/revoke",
                "/oauth/introspect",
                "/.well-known/oauth-authorization-server",
                "/api/v1/smoke"
            })
    void documentsEveryPath(String path) {
        String document = SERVICE.get("/schema/auth-service.yml").body();

        assertThat(document).contains("\n  " + path + ":\n");
    }

    /** The gateway does not forward it. */
    @Test
    void leavesOutWhatOnlyServicesAskFor() {
        assertThat(SERVICE.get("/schema/auth-service.yml").body()).doesNotContain("revocations", "RevocationList");
        assertThat(SERVICE.get("/revocations").statusCode()).isEqualTo(200);
    }
}
