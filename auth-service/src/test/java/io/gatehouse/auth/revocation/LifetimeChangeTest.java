package io.gatehouse.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens once lived for a year, and now live for 15 minutes. */
class LifetimeChangeTest {

    private static final String A_YEAR_AND_A_MINUTE = String.valueOf(365 * 24 * 60 + 1);

    private final TestDatabase database = TestDatabase.create();

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SUBJECT"})
    void keepsWhatIsRevokedUntilTheLastOfTheEarlierTokensIsDead(String kind) {
        try (AuthService service = withShorterLifetime()) {
            revoke(service);

            assertThat(minutesKept(kind)).isEqualTo(A_YEAR_AND_A_MINUTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN", "SUBJECT"})
    void keepsItNoLongerThanTokensLiveNowOnceThoseAreDead(String kind) {
        try (AuthService service = withShorterLifetime()) {
            Sql.update(database, "update issuing set earlier_tokens_until = now()");

            revoke(service);

            assertThat(minutesKept(kind)).isEqualTo("16");
        }
    }

    private AuthService withShorterLifetime() {
        try (AuthService before = AuthService.start(database, Map.of("AUTH_TOKEN_LIFETIME", "365d"))) {
            before.demo();
        }
        AuthService after = AuthService.start(database, Map.of());
        after.demo();
        return after;
    }

    /** The session of one token, and everything of one subject. */
    private static void revoke(AuthService service) {
        service.send("POST", "/api/v1/auth/revoke", service.demo(), "");
        service.server()
                .getApplicationContext()
                .getBean(RevokedTokens.class)
                .revokeSubject("somebody")
                .block();
    }

    private String minutesKept(String kind) {
        return Sql.column(
                        database,
                        "select round(extract(epoch from expires_at - now()) / 60) from revocations where kind = '%s'"
                                .formatted(kind))
                .getFirst();
    }
}
