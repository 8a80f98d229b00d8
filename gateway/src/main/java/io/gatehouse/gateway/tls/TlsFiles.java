package io.gatehouse.gateway.tls;

import io.gatehouse.shared.start.BadSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the certificate's files at one moment.
 *
 * @param settings where they are
 * @param certificate the content of the first; null if it could not be read
 * @param key the content of the second; null if it could not be read
 */
record TlsFiles(
        TlsSettings settings,
        @Nullable String certificate,
        @Nullable String key) {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    static TlsFiles of(TlsSettings settings) {
        return new TlsFiles(settings, content(settings.certificate()), content(settings.key()));
    }

    /**
     * The certificate and its key, ready to be used.
     *
     * @throws BadSettingException if one of the files is invalid, or they do not belong together
     */
    KeyStore keyStore() throws IOException, GeneralSecurityException {
        PrivateKey privateKey = privateKey();
        Certificate[] chain = chain();
        if (!KeyPairCheck.fits(privateKey, chain[0].getPublicKey())) {
            throw wrongKey("it is not the key of the first certificate in " + settings.certificate());
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(TlsCertificate.NAME, privateKey, null, chain);
        return store;
    }

    /** Without the contents, because this may end up in a log. */
    @Override
    public String toString() {
        return settings.toString();
    }

    private Certificate[] chain() {
        if (certificate == null) {
            throw wrongCertificate("it cannot be read");
        }
        try {
            byte[] bytes = certificate.getBytes(StandardCharsets.ISO_8859_1);
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .toArray(Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
        } catch (CertificateException e) {
            // there is none that can be read
        }
        throw wrongCertificate("it has no certificate (PEM)");
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        if (key == null) {
            throw wrongKey("it cannot be read");
        }
        for (String algorithm : ALGORITHMS) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException | IllegalArgumentException e) {
                // of another kind, or only half of it
            }
        }
        throw wrongKey("it has no private key (PEM, PKCS #8)");
    }

    private BadSettingException wrongCertificate(String fault) {
        return new BadSettingException("gateway.tls.certificate", settings.certificate(), fault);
    }

    private BadSettingException wrongKey(String fault) {
        return new BadSettingException("gateway.tls.key", settings.key(), fault);
    }

    /** Read as Latin-1, so that any bytes can be read. */
    private static @Nullable String content(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }
}
