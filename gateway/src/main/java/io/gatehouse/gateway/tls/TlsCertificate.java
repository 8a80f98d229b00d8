package io.gatehouse.gateway.tls;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
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
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The certificate in its two files, read before any port is open so that what is wrong with them stops the start and is
 * told. Micronaut has a reader of its own, which cannot be left without files and reads them too late for both.
 */
@Context
@Named(TlsCertificate.NAME)
@Requires(property = "gateway.tls.certificate", notEquals = "")
final class TlsCertificate implements CertificateProvider {

    static final String NAME = "gateway";

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private final KeyStore store;

    TlsCertificate(TlsSettings settings) throws IOException, GeneralSecurityException {
        store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        PrivateKey key = key(settings.key());
        Certificate[] chain = chain(settings.certificate());
        if (!KeyPairCheck.fits(key, chain[0].getPublicKey())) {
            throw new IllegalArgumentException("gateway.tls.key: '" + settings.key()
                    + "' is not the key of the first certificate in '" + settings.certificate() + "'");
        }
        store.setKeyEntry(NAME, key, null, chain);
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return Mono.just(store);
    }

    @Override
    public String getName() {
        return NAME;
    }

    private static Certificate[] chain(String file) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new CertificateException("There is none");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("gateway.tls.certificate: '" + file + "' has no certificate (PEM)", e);
        }
    }

    private static PrivateKey key(String file) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----", "");
        for (String algorithm : ALGORITHMS) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(base64);
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException e) {
                // of another kind
            }
        }
        throw new IllegalArgumentException("gateway.tls.key: '" + file + "' has no private key (PEM, PKCS #8)");
    }
}
