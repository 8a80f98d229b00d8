package io.gatehouse.gateway.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;

/** Checks whether two keys are a pair, by signing with one and verifying with the other. */
final class KeyPairCheck {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte[] SAMPLE = {1, 2, 3, 4};

    private KeyPairCheck() {}

    static boolean fits(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        try {
            signature.initVerify(other);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            return false; // of another kind
        }
    }
}
