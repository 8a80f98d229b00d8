package io.gatehouse.gateway.framing;

import io.gatehouse.shared.stop.Drain;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.HttpDecoderConfig;
import jakarta.inject.Singleton;

/** Creates the codec of an HTTP/1 connection, with the server's limits. */
@Singleton
final class StrictCodecs {

    private final NettyHttpServerConfiguration server;
    private final FramingSettings settings;
    private final Drain drain;

    StrictCodecs(NettyHttpServerConfiguration server, FramingSettings settings, Drain drain) {
        this.server = server;
        this.settings = settings;
        this.drain = drain;
    }

    StrictServerCodec create() {
        return new StrictServerCodec(config(), settings.headTimeout(), drain::hasBegun);
    }

    private HttpDecoderConfig config() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(server.getMaxInitialLineLength())
                .setMaxHeaderSize(server.getMaxHeaderSize())
                .setMaxChunkSize(server.getMaxChunkSize())
                .setInitialBufferSize(server.getInitialBufferSize());
    }
}
