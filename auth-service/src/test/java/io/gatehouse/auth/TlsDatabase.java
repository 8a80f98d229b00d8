package io.gatehouse.auth;

import io.gatehouse.shared.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A PostgreSQL of its own that takes connections by TLS, for the name {@code localhost}.
 *
 * @param postgres what runs
 * @param certificate the PEM file with its certificate, which nobody has signed
 */
record TlsDatabase(EmbeddedPostgres postgres, Path certificate) implements AutoCloseable {

    private static final String PASSWORD = "password";

    static TlsDatabase start(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = store(directory.resolve("store.p12"));
        Path certificate =
                pem(directory, "CERTIFICATE", store.getCertificate("test").getEncoded());
        Path key = pem(
                directory,
                "PRIVATE KEY",
                store.getKey("test", PASSWORD.toCharArray()).getEncoded());
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .start();
        return new TlsDatabase(postgres, certificate);
    }

    TestDatabase database() {
        return new TestDatabase(postgres.getPort(), "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-genkeypair -alias test -keyalg EC -dname CN=localhost -ext san=dns:localhost -storepass "
                + PASSWORD + " -keystore " + file;
        new ProcessBuilder((keytool + " " + options).split(" "))
                .inheritIO()
                .start()
                .onExit()
                .join();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    /** Readable to nobody else: PostgreSQL takes no other key. */
    private static Path pem(Path directory, String type, byte[] content) throws IOException {
        Path file = Files.writeString(
                directory.resolve(type.replace(' ', '-') + ".pem"),
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
