package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine that nobody but a test trusts, in files.
 *
 * @param certificate the file with the certificate
 * @param key the file with the private key
 * @param trusting what a caller that trusts it connects with
 */
public record TestCertificate(Path certificate, Path key, SSLContext trusting) {

    private static final String PASSWORD = "password";

    /** Makes one in this directory. */
    public static TestCertificate in(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = generate(directory.resolve("store.p12"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        return new TestCertificate(
                pem(
                        directory.resolve("certificate.pem"),
                        "CERTIFICATE",
                        store.getCertificate("test").getEncoded()),
                pem(
                        directory.resolve("key.pem"),
                        "PRIVATE KEY",
                        store.getKey("test", PASSWORD.toCharArray()).getEncoded()),
                trusting);
    }

    private static KeyStore generate(Path file) throws IOException, GeneralSecurityException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .onExit()
                .join();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        // A store's own certificates are only trusted under entries of their own.
        store.setCertificateEntry("trusted", store.getCertificate("test"));
        return store;
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n");
    }
}
