package io.gatehouse.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.auth.token.Grant;
import io.gatehouse.auth.user.Username;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "billing", "admin", "guest", "a-1"})
    void isNeverAUsername(String name) {
        assertThat(ClientId.isWellFormed(ClientId.of(name))).isTrue();
        assertThat(Username.isWellFormed(ClientId.of(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "client~", "client~A", "client~-a", "client~a b", "client~a\n", "xclient~a"})
    void isNothingElse(String id) {
        assertThat(ClientId.isWellFormed(id)).isFalse();
    }

    @Test
    void isNotThatOfUsersOwnLogins() {
        assertThat(ClientId.isWellFormed(Grant.OWN_CLIENT)).isFalse();
        assertThat(Username.isWellFormed(Grant.OWN_CLIENT)).isFalse();
    }

    @Test
    void cannotBeTakenByAUserNorStoredInAnotherForm() {
        TestDatabase database = TestDatabase.create();
        try (AuthService service = AuthService.start(database, Map.of())) {
            String user = "{\"username\":\"client~a\",\"password\":\"a-password\",\"permissions\":[]}";

            assertThat(service.send("POST", "/api/v1/auth/users", service.admin(), user)
                            .statusCode())
                    .isEqualTo(400);
            assertThatThrownBy(() -> Sql.update(
                            database, "insert into clients values ('admin', '', '', null, '{}', '{}', true)"))
                    .hasMessageContaining("clients_client_id_check");
        }
    }
}
