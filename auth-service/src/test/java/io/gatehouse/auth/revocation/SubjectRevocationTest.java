package io.gatehouse.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AtOnce;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SubjectRevocationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AutoClose
    private static final AuthService SERVICE = AuthService.start(DATABASE, Map.of("AUTH_TOKEN_LIFETIME", "7m"));

    @AutoClose
    private static final AuthService REPLICA = AuthService.start(DATABASE, Map.of());

    @Test
    void stopsEveryTokenOfTheSubjectAtEveryReplica() {
        List<String> tokens = List.of(SERVICE.demo(), REPLICA.demo());

        revoke(SERVICE, "demo");

        SERVICE.eventually(() -> tokens.stream().allMatch(token -> isRefusedBy(SERVICE, token)));
        SERVICE.eventually(() -> tokens.stream().allMatch(token -> isRefusedBy(REPLICA, token)));
    }

    @Test
    void leavesOtherSubjectsAlone() {
        String other = SERVICE.admin();
        String token = SERVICE.demo();

        revoke(SERVICE, "demo");
        SERVICE.eventually(() -> isRefusedBy(SERVICE, token));

        assertThat(isRefusedBy(SERVICE, other)).isFalse();
    }

    @Test
    void leavesATokenAloneThatIsGrantedInTheSameSecond() {
        for (int i = 0; i < 10; i++) {
            String before = SERVICE.demo();
            revoke(REPLICA, "demo");
            String after = SERVICE.demo();

            SERVICE.eventually(() -> isRefusedBy(SERVICE, before));
            assertThat(isRefusedBy(SERVICE, after)).isFalse();
        }
    }

    @Test
    void countsEveryRevocationWhenManyComeAtOnce() {
        long before = generation();

        AtOnce.call(8, i -> {
            revoke(i % 2 == 0 ? SERVICE : REPLICA, "demo");
            return i;
        });

        assertThat(generation()).isEqualTo(before + 8);
        assertThat(SERVICE.get("/revocations").body()).contains("\"demo\":" + (before + 8));
    }

    @Test
    void takesThePlaceOfTooManyTokensOfOneSubject() {
        String other = SERVICE.admin();
        String token = REPLICA.demo();
        revoke(SERVICE, "demo");
        Sql.update(DATABASE, """
                insert into revocations (kind, id, subject, expires_at)
                select 'TOKEN', 'token ' || i, 'demo', now() + interval '1 hour' from generate_series(1, %d) as i""".formatted(RevokedTokens.MOST_TOKENS - 1));

        SERVICE.send("POST", "/api/v1/auth/revoke", SERVICE.demo(), "");
        String kept = SERVICE.demo();
        assertThat(tokensRevokedOneByOne("demo")).isEqualTo(RevokedTokens.MOST_TOKENS);

        SERVICE.send("POST", "/api/v1/auth/revoke", SERVICE.demo(), "");
        assertThat(tokensRevokedOneByOne("demo")).isZero();
        SERVICE.eventually(() -> isRefusedBy(REPLICA, kept));
        assertThat(isRefusedBy(REPLICA, token)).isTrue();
        assertThat(isRefusedBy(REPLICA, other)).isFalse();
    }

    @Test
    void takesThePlaceOfTooManySessionsOfOneSubject() {
        revoke(SERVICE, "demo");
        Sql.update(DATABASE, """
                insert into revocations (kind, id, subject, expires_at)
                select 'TOKEN', 'session ' || i, 'demo', now() + interval '1 hour' from generate_series(1, %d) as i""".formatted(RevokedTokens.MOST_TOKENS));
        String spent = SERVICE.refreshToken("demo", AuthService.DEMO_PASSWORD);
        SERVICE.refresh(spent);

        SERVICE.refresh(spent);

        assertThat(tokensRevokedOneByOne("demo")).isZero();
    }

    @Test
    void isWrittenIntoTheToken() throws Exception {
        revoke(SERVICE, "somebody");

        Map<String, Object> claims =
                SignedJWT.parse(REPLICA.demo()).getJWTClaimsSet().getClaims();

        assertThat(claims).containsEntry("gen", generation());
    }

    @Test
    void isKeptUntilTheLongestLivedTokenIsDead() {
        SERVICE.demo();
        REPLICA.demo();

        revoke(SERVICE, "demo");

        assertThat(Sql.column(DATABASE, """
                        select round(extract(epoch from expires_at - now()) / 60) from revocations
                        where kind = 'SUBJECT' and id = 'demo'""")).containsExactly("16");
    }

    private static void revoke(AuthService service, String subject) {
        service.server()
                .getApplicationContext()
                .getBean(RevokedTokens.class)
                .revokeSubject(subject)
                .block();
    }

    private static int tokensRevokedOneByOne(String subject) {
        String sql = "select count(*) from revocations where subject = '%s'".formatted(subject);
        return Integer.parseInt(Sql.column(DATABASE, sql).getFirst());
    }

    private static long generation() {
        return Long.parseLong(
                Sql.column(DATABASE, "select generation from issuing").getFirst());
    }

    private static boolean isRefusedBy(AuthService service, String token) {
        return service.get("/api/v1/auth/valid?resource=smoke", token).statusCode() == 401;
    }
}
