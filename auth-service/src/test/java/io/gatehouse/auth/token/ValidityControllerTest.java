package io.gatehouse.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityControllerTest {

    @AutoClose
    private static final AuthService SERVICE = AuthService.start();

    private static final String DEMO = SERVICE.demo();

    @Test
    void confirmsAPermission() {
        HttpResponse<String> answer = SERVICE.get("/api/v1/auth/valid?resource=stocks", DEMO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"resource\":\"stocks\",\"valid\":true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "stocks:write", "STOCKS", "stock", "stocks%20", "no-such-thing"})
    void answers403ForAPermissionTheTokenLacks(String resource) {
        HttpResponse<String> answer = SERVICE.get("/api/v1/auth/valid?resource=" + resource, DEMO);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?resource", "?resource=", "?resource=%20", "?other=stocks"})
    void answers400WithoutAResource(String query) {
        HttpResponse<String> answer = SERVICE.get("/api/v1/auth/valid" + query, DEMO);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("resource");
    }

    @Test
    void answers431ForATokenLongerThanAnyHeader() {
        assertThat(SERVICE.get("/api/v1/auth/valid?resource=smoke", "a".repeat(100_000))
                        .statusCode())
                .isEqualTo(431);
    }

    @Test
    void answers401WithoutAToken() {
        assertThat(SERVICE.get("/api/v1/auth/valid?resource=stocks").statusCode())
                .isEqualTo(401);
    }
}
