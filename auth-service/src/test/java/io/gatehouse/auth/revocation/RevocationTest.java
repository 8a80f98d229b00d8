package io.gatehouse.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of("AUTH_GUEST_ENABLED", "true"));

    @Test
    void publishesTheSessionsId() throws Exception {
        String token = SERVICE.demo();

        HttpResponse<String> answer = revoke(token);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(revocations()).contains(claims(token).getStringClaim("sid"));
    }

    @Test
    void answersAListEvenIfItIsEmpty() {
        try (AuthService fresh = AuthService.start()) {
            assertThat(fresh.get("/revocations").body()).isEqualTo("{\"tokens\":[],\"subjects\":{},\"keys\":[]}");
        }
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        try (AuthService replica = AuthService.start(DATABASE, Map.of())) {
            revoke(SERVICE.demo());
            String tag = list(SERVICE, "").headers().firstValue("ETag").orElseThrow();

            HttpResponse<String> same = list(replica, tag);
            revoke(SERVICE.demo());
            HttpResponse<String> changed = list(replica, tag);

            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).hasValue(tag);
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.body()).isEqualTo(revocations());
        }
    }

    @Test
    void stopsTheTokenHere() {
        String token = SERVICE.demo();

        revoke(token);

        SERVICE.eventually(() -> isRefusedBy(SERVICE, token));
    }

    @Test
    void stopsTheTokenAtEveryReplica() {
        try (AuthService replica = AuthService.start(DATABASE, Map.of())) {
            String token = SERVICE.demo();
            assertThat(isRefusedBy(replica, token)).isFalse();

            revoke(token);

            replica.eventually(() -> isRefusedBy(replica, token));
        }
    }

    @Test
    void stopsTheRefreshTokenToo() {
        Map<String, Object> login = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));

        revoke(String.valueOf(login.get("token")));

        assertThat(SERVICE.refresh(String.valueOf(login.get("refresh_token"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void stopsWhatTheSessionGotBefore() {
        Map<String, Object> login = AuthService.json(SERVICE.login("demo", AuthService.DEMO_PASSWORD));
        Map<String, Object> next = AuthService.json(SERVICE.refresh(String.valueOf(login.get("refresh_token"))));

        revoke(String.valueOf(next.get("token")));

        SERVICE.eventually(() -> isRefusedBy(SERVICE, String.valueOf(login.get("token"))));
    }

    @Test
    void leavesOtherTokensOfTheUserAlone() {
        String other = SERVICE.demo();
        String token = SERVICE.demo();

        revoke(token);
        SERVICE.eventually(() -> isRefusedBy(SERVICE, token));

        assertThat(isRefusedBy(SERVICE, other)).isFalse();
    }

    @Test
    void worksForGuestsToo() throws Exception {
        String token = guest();

        HttpResponse<String> answer = revoke(token);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(revocations()).contains(jti(token));
    }

    @Test
    void needsAValidToken() {
        assertThat(SERVICE.postEmpty("/api/v1/auth/revoke").statusCode()).isEqualTo(401);
        assertThat(revoke("not.a.token").statusCode()).isEqualTo(401);
    }

    @Test
    void isKnownAMinuteLongerThanTheTokenLives() throws Exception {
        String token = guest();
        Instant end = claims(token).getExpirationTime().toInstant();

        revoke(token);

        assertThat(Sql.column(
                        DATABASE,
                        "select cast(extract(epoch from expires_at) as bigint) from revocations where id = '%s'"
                                .formatted(jti(token))))
                .containsExactly(String.valueOf(end.plusSeconds(60).getEpochSecond()));
    }

    @Test
    void isForgottenWhenTheTokenExpires() throws Exception {
        String token = guest();
        revoke(token);

        Sql.update(DATABASE, "update revocations set expires_at = now() where id = '%s'".formatted(jti(token)));

        assertThat(revocations()).doesNotContain(jti(token));
    }

    @Test
    void deletesWhatIsExpired() {
        try (AuthService tidy = AuthService.start(DATABASE, Map.of("AUTH_CLEANUP_INTERVAL", "100ms"))) {
            Sql.update(DATABASE, "insert into revocations values ('TOKEN', 'old', 0, now() - interval '1 minute')");
            Sql.update(DATABASE, """
                    with old as (
                        insert into sessions (id, user_id)
                        select 'c0ffee00-0000-4000-8000-000000000000', id from users limit 1 returning id)
                    insert into refresh_tokens select 'old', id, now() - interval '1 minute' from old""");

            tidy.eventually(() -> Sql.column(DATABASE, "select id from revocations where id = 'old'")
                    .isEmpty());
            tidy.eventually(() -> Sql.column(
                            DATABASE, "select id from sessions where id = 'c0ffee00-0000-4000-8000-000000000000'")
                    .isEmpty());
        }
    }

    @Test
    void deletesOnePortionAfterTheOther() {
        Sql.update(DATABASE, """
                insert into revocations select 'KEY', 'old-' || n, 0, now() - interval '1 minute'
                from generate_series(1, 5) as n""");
        RevokedTokens tokens = SERVICE.server().getApplicationContext().getBean(RevokedTokens.class);

        assertThat(tokens.deleteExpired(2).block()).isGreaterThanOrEqualTo(5);

        assertThat(Sql.column(DATABASE, "select id from revocations where id like 'old-%'"))
                .isEmpty();
    }

    private static HttpResponse<String> revoke(String token) {
        return SERVICE.send("POST", "/api/v1/auth/revoke", token, "");
    }

    private static boolean isRefusedBy(AuthService service, String token) {
        return service.get("/api/v1/auth/valid?resource=smoke", token).statusCode() == 401;
    }

    private static String revocations() {
        return SERVICE.get("/revocations").body();
    }

    private static HttpResponse<String> list(AuthService service, String known) {
        return service.caller().send(service.caller().request("/revocations").header("If-None-Match", known));
    }

    private static String guest() {
        return String.valueOf(
                AuthService.json(SERVICE.postEmpty("/api/v1/auth/create")).get("token"));
    }

    private static String jti(String token) throws Exception {
        return claims(token).getJWTID();
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
