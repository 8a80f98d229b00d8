package io.gatehouse.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.regex.Pattern;

/** An RSA key as a JWK; its {@code kid} is its thumbprint (RFC 7638), so it follows from the key alone. */
final class SigningKey {

    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    /** A SHA-256 hash in URL-safe Base64. */
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private SigningKey() {}

    /** Whether this can be a {@code kid}. */
    static boolean isKid(String text) {
        return KID.matcher(text).matches();
    }

    static RSAKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(BITS);
            return jwk(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("A signing key cannot be generated", e);
        }
    }

    /** The key in these PKCS#8 bytes. */
    static RSAKey fromPkcs8(byte[] encoded) {
        try {
            return jwk(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("A signing key in the database cannot be read: expected PKCS#8, RSA", e);
        }
    }

    /** The private key in PKCS#8. */
    static byte[] toPkcs8(RSAKey key) {
        try {
            return key.toPrivateKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key has no private part", e);
        }
    }

    private static RSAKey jwk(PrivateKey privateKey) throws GeneralSecurityException, JOSEException {
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) privateKey;
        RSAPublicKeySpec publicSpec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        RSAPublicKey publicKey =
                (RSAPublicKey) KeyFactory.getInstance(ALGORITHM).generatePublic(publicSpec);
        return new RSAKey.Builder(publicKey)
                .privateKey(rsa)
                .keyIDFromThumbprint()
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
