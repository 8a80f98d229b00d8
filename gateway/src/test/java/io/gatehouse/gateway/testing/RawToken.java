package io.gatehouse.gateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token put together by hand, right in everything that is not changed.
 *
 * @param header its JSON
 * @param claims their JSON
 */
public record RawToken(String header, String claims) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A token that is right in everything. */
    public static RawToken valid() {
        long now = Instant.now().getEpochSecond();
        return new RawToken(
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"test-key\"}",
                "{\"iss\":\"http://localhost:8080\",\"aud\":\"gatehouse\",\"sub\":\"ada\",\"iat\":" + now + ",\"exp\":"
                        + (now + 300) + ",\"jti\":\"" + UUID.randomUUID() + "\",\"permissions\":[\"stocks\"]}");
    }

    /** The same with another header parameter or one more; null leaves it out. */
    public RawToken header(String name, String json) {
        return new RawToken(with(header, name, json), claims);
    }

    /** The same with another claim or one more; null leaves it out. */
    public RawToken claim(String name, String json) {
        return new RawToken(header, with(claims, name, json));
    }

    /** Signed with the published key. */
    public String signed() {
        return signed(TestAuthorizationServer.key());
    }

    /** Signed with any RSA key. */
    public String signed(RSAKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(content().getBytes(StandardCharsets.US_ASCII));
            return with(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with HMAC and this secret. */
    public String authenticated(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return with(mac.doFinal(content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With these bytes in the place of a signature. */
    public String with(byte[] signature) {
        return content() + '.' + BASE64.encodeToString(signature);
    }

    private String content() {
        return BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String with(String object, String name, String json) {
        String without = object.replaceFirst("\"" + name + "\":(\\[[^]]*]|\"[^\"]*\"|[^,}]*),?", "")
                .replace(",}", "}");
        return json.isEmpty()
                ? without
                : without.replaceFirst(
                        "\\{", "{\"" + name + "\":" + json.replace("\\", "\\\\").replace("$", "\\$") + ",");
    }
}
