package io.gatehouse.gateway.tls;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.BadSettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The port for TLS and its certificate.
 *
 * @param port the port; -1 takes any that is free
 * @param certificate the file with the certificate and its chain (PEM); empty for no TLS
 * @param key the file with the private key (PEM)
 * @param reloadInterval how often both files are checked for a change
 */
@ConfigurationProperties("gateway.tls")
record TlsSettings(
        @Min(-1) @Max(65535) int port,
        String certificate,
        String key,
        @AtLeastAMillisecond Duration reloadInterval) {

    TlsSettings {
        if (certificate.isBlank() && !key.isBlank()) {
            throw new BadSettingException("gateway.tls.key", key, "expected GATEWAY_TLS_CERTIFICATE beside it");
        }
        if (key.isBlank() && !certificate.isBlank()) {
            throw new BadSettingException("gateway.tls.certificate", certificate, "expected GATEWAY_TLS_KEY beside it");
        }
    }

    boolean isOn() {
        return !certificate.isBlank();
    }
}
