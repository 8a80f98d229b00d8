package io.gatehouse.auth.key;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What tests about keys ask for. */
final class Keys {

    static final String PATH = "/api/v1/auth/keys";

    private Keys() {}

    /** The one key in this state. */
    static String only(TestDatabase database, String state) {
        List<String> kids =
                Sql.column(database, "select kid from signing_keys_in_state where state = '%s'".formatted(state));
        if (kids.size() != 1) {
            throw new AssertionError("expected one key that is " + state + ", not " + kids);
        }
        return kids.getFirst();
    }

    static long count(TestDatabase database, String state) {
        return Sql.column(database, "select kid from signing_keys_in_state where state = '%s'".formatted(state))
                .size();
    }

    /** Lets an hour pass for all keys. */
    static void age(TestDatabase database) {
        Sql.update(database, """
                update signing_keys
                set created_at = created_at - interval '1 hour', activated_at = activated_at - interval '1 hour',
                    retired_at = retired_at - interval '1 hour'""");
    }

    static HttpResponse<String> rotate(AuthService service, String admin) {
        return service.send("POST", PATH + "/rotate", admin, "");
    }

    static Set<String> published(AuthService service) {
        try {
            return JWKSet.parse(service.get("/.well-known/jwks.json").body()).getKeys().stream()
                    .map(key -> key.getKeyID())
                    .collect(Collectors.toSet());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signerOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isRefusedBy(AuthService service, String token) {
        return service.get("/api/v1/auth/valid?resource=smoke", token).statusCode() == 401;
    }
}
