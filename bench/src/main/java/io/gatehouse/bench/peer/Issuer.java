package io.gatehouse.bench.peer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Takes the place of auth-service: one RSA key, its JWK set, and access tokens (RFC 9068) signed with it. */
final class Issuer {

    static final String NAME = "http://localhost:8080";
    static final String AUDIENCE = "gatehouse";

    private static final String KEY_ID = "bench";
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final KeyPair pair;

    private Issuer(KeyPair pair) {
        this.pair = pair;
    }

    static Issuer create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return new Issuer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as a JWK set (RFC 7517 section 5). */
    String keys() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(KEY_ID, base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
    }

    /** A token that stays valid for longer than any measurement takes. */
    String token() {
        long now = Instant.now().getEpochSecond();
        String header = """
                {"alg":"RS256","typ":"at+jwt","kid":"%s"}""".formatted(KEY_ID);
        String claims = """
                {"iss":"%s","aud":"%s","sub":"ada","iat":%d,"exp":%d,"jti":"bench-1","permissions":["stocks","time"]}""".formatted(NAME, AUDIENCE, now, now + LIFETIME.toSeconds());
        String signed = base64(header) + "." + base64(claims);
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the zero that {@link BigInteger} puts before a first byte that looks negative (RFC 7518 section 2). */
    private static byte[] unsigned(BigInteger number) {
        String hex = number.toString(16);
        return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
