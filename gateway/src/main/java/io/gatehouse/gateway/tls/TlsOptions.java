package io.gatehouse.gateway.tls;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.netty.handler.ssl.SslContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Provides Micronaut's defaults for protocols, ciphers and the handshake, without which its server speaks TLS on no
 * port.
 */
@Singleton
@Requires(property = "gateway.tls.certificate", notEquals = "")
final class TlsOptions implements ServerSslBuilder {

    private final ServerSslConfiguration defaults;

    TlsOptions(ServerSslConfiguration defaults) {
        this.defaults = defaults;
    }

    @Override
    public ServerSslConfiguration getSslConfiguration() {
        return defaults;
    }

    /** None, because each TLS port has its own. */
    @Override
    public Optional<SslContext> build() {
        return Optional.empty();
    }
}
