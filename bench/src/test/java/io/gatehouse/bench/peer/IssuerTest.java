package io.gatehouse.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    @Test
    void signsTokensThatThePublishedKeyVerifies() throws GeneralSecurityException {
        Issuer issuer = Issuer.create();
        String[] parts = issuer.token().split("\\.", -1);

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(issuer.keys(), "n"), number(issuer.keys(), "e"))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(BASE64.decode(parts[2]))).isTrue();
        assertThat(new String(BASE64.decode(parts[0]), StandardCharsets.UTF_8)).contains("at+jwt");
    }

    private static BigInteger number(String keys, String field) {
        String value = keys.replaceFirst(".*\"" + field + "\":\"([^\"]+)\".*", "$1");
        return new BigInteger(1, BASE64.decode(value));
    }
}
