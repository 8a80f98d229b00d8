package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for this machine that nobody but a test trusts, in files.
 *
 * @param certificate the file with the certificate
 * @param key the file with the private key
 * @param trusting what a caller that trusts it connects with, and its owner listens with
 */
public record TestCertificate(Path certificate, Path key, SSLContext trusting) {

    private static final String PASSWORD = "password";

    /** Makes one in this directory, with these options of keytool. */
    public static TestCertificate in(Path directory, String... options) throws IOException, GeneralSecurityException {
        KeyStore store = generate(directory.resolve("store.p12"), options);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
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

    private static KeyStore generate(Path file, String... options) throws IOException, GeneralSecurityException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "test", "-keyalg", "EC"));
        Collections.addAll(command, "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1");
        Collections.addAll(command, "-keystore", file.toString(), "-storepass", PASSWORD);
        Collections.addAll(command, options);
        new ProcessBuilder(command).inheritIO().start().onExit().join();
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
