package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final String JWK_SET = "/.well-known/jwks.json";

    @Test
    void isOneKeyForReplicasThatStartAtTheSameTime() {
        TestDatabase database = TestDatabase.create();

        List<AuthService> replicas =
                AtOnce.call(3, i -> AuthService.start(database, Map.of("AUTH_KEY_CHECK_INTERVAL", "100ms")));

        replicas.forEach(
                replica -> replica.eventually(() -> Keys.published(replica).size() == 2));
        assertThat(Sql.column(database, "select kid from signing_keys")).hasSize(2);
        assertThat(replicas)
                .extracting(replica -> replica.get(JWK_SET).body())
                .containsOnly(replicas.getFirst().get(JWK_SET).body());
        replicas.forEach(AuthService::close);
    }

    @Test
    void letsEveryReplicaCheckTheTokensOfTheOthers() {
        TestDatabase database = TestDatabase.create();
        try (AuthService one = AuthService.start(database, Map.of());
                AuthService other = AuthService.start(database, Map.of())) {
            String token = one.demo();

            assertThat(other.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isKeptOverARestart() {
        TestDatabase database = TestDatabase.create();
        AuthService before = AuthService.start(database, Map.of());
        String token = before.demo();
        before.close();

        try (AuthService after = AuthService.start(database, Map.of())) {
            assertThat(after.get("/api/v1/auth/valid?resource=smoke", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isNamedByItsThumbprint() throws Exception {
        try (AuthService service = AuthService.start()) {
            JWK key = JWKSet.parse(service.get(JWK_SET).body()).getKeys().getFirst();

            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            assertThat(key.toRSAKey().size()).isEqualTo(2048);
        }
    }
}
