package io.gatehouse.shared.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands where auth-service stands: one key, tokens signed with it, and the two documents checkers ask for. */
public final class TestAuthorizationServer {

    public static final String ISSUER = "http://localhost:8080";
    public static final String AUDIENCE = "gatehouse";

    private static final RSAKey KEY = newKey("test-key");
    private static final Set<String> REVOKED = ConcurrentHashMap.newKeySet();
    private static final Map<String, Long> REVOKED_SUBJECTS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    private TestAuthorizationServer() {}

    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** A valid token of the subject {@code ada} with these permissions. */
    public static String token(String... permissions) {
        return sign(claims().claim("permissions", List.of(permissions)).build());
    }

    /** Valid claims without permissions, to be changed at will. */
    public static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("ada")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    /** A token with these claims, signed with the published key. */
    public static String sign(JWTClaimsSet claims) {
        return sign(header().build(), claims, KEY);
    }

    /** The header of a valid token, to be changed at will. */
    public static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID());
    }

    /** A token with any header, claims and RSA key. */
    public static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The published key with its private part. */
    public static RSAKey key() {
        return KEY;
    }

    /** A key that is not published. */
    public static RSAKey newKey(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the token with this {@code jti} on the list of revocations. */
    public static void revoke(String jti) {
        REVOKED.add(jti);
    }

    /** Puts the tokens of this subject below this generation on the list of revocations. */
    public static void revokeSubject(String subject, long generation) {
        REVOKED_SUBJECTS.put(subject, generation);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/jwks.json", exchange -> send(exchange, new JWKSet(KEY).toString()));
            server.createContext("/revocations", exchange -> send(exchange, revocations()));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String revocations() {
        return JSONObjectUtils.toJSONString(
                Map.of("tokens", List.copyOf(REVOKED), "subjects", REVOKED_SUBJECTS, "keys", List.of()));
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
