package io.gatehouse.shared.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as no library writes them, most of them signed with the published key all the same. */
final class ForgedTokens {

    private ForgedTokens() {}

    /** The header of a valid token, in which one parameter has this JSON value; null leaves it out. */
    static String header(String name, String json) {
        return json(Map.of("alg", "\"RS256\"", "typ", "\"at+jwt\"", "kid", "\"test-key\""), name, json);
    }

    /** The claims of a valid token, in which one has this JSON value; null leaves it out. */
    static String claims(String name, String json) {
        long now = Instant.now().getEpochSecond();
        Map<String, String> valid = Map.of(
                "iss",
                '"' + TestAuthorizationServer.ISSUER + '"',
                "aud",
                '"' + TestAuthorizationServer.AUDIENCE + '"',
                "sub",
                "\"ada\"",
                "jti",
                "\"forged\"",
                "iat",
                String.valueOf(now),
                "exp",
                String.valueOf(now + 60),
                "nbf",
                String.valueOf(now - 60),
                "permissions",
                "[\"smoke\"]");
        return json(valid, name, json);
    }

    /** The claims of a valid token. */
    static String claims() {
        return claims("extra", "0");
    }

    /** Signed as auth-service signs. */
    static String signed(String header, String claims) {
        return signed(header, claims, TestAuthorizationServer.key());
    }

    static String signed(String header, String claims, RSAKey key) {
        String text = unsigned(header, claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with these bytes as if they were a shared secret. */
    static String signed(String header, String claims, byte[] secret) {
        String text = unsigned(header, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + Base64URL.encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims);
    }

    private static String json(Map<String, String> valid, String name, String json) {
        Map<String, String> members = new LinkedHashMap<>(valid);
        members.put(name, json);
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
