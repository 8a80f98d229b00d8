package io.gatehouse.gateway.tls;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where TLS is spoken, and as whom.
 *
 * @param port the port; -1 takes any that is free
 * @param certificate the file with the certificate and those above it (PEM); empty if there is no TLS
 * @param key the file with the private key (PEM)
 */
@ConfigurationProperties("gateway.tls")
record TlsSettings(@Min(-1) @Max(65535) int port, String certificate, String key) {

    TlsSettings {
        if (certificate.isBlank() != key.isBlank()) {
            throw new IllegalArgumentException(
                    "gateway.tls: a certificate and its key go together, and one of them is missing");
        }
        check("certificate", certificate);
        check("key", key);
    }

    private static void check(String name, String file) {
        if (!file.isBlank() && !Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException("gateway.tls." + name + ": '" + file + "' cannot be read");
        }
    }

    boolean isOn() {
        return !certificate.isBlank();
    }
}
