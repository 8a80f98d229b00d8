package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import jakarta.inject.Singleton;

/** Puts the strict codec in the place of Netty's, on every connection to every port. */
@Singleton
final class StrictFraming implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final NettyHttpServerConfiguration server;
    private final FramingSettings settings;

    StrictFraming(NettyHttpServerConfiguration server, FramingSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new OfConnection(channel.pipeline()) : this;
            }
        });
        return event.getBean();
    }

    private HttpDecoderConfig config() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(server.getMaxInitialLineLength())
                .setMaxHeaderSize(server.getMaxHeaderSize())
                .setMaxChunkSize(server.getMaxChunkSize())
                .setInitialBufferSize(server.getInitialBufferSize());
    }

    private final class OfConnection implements NettyServerCustomizer {

        private final ChannelPipeline pipeline;

        private OfConnection(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void onInitialPipelineBuilt() {
            closeIfCallerLeft(pipeline.channel());
            pipeline.replace(
                    HANDLER_HTTP_SERVER_CODEC,
                    HANDLER_HTTP_SERVER_CODEC,
                    new StrictServerCodec(config(), settings.headTimeout()));
        }

        /** A native transport knows no address of a caller that has reset its connection already. */
        @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
        private static void closeIfCallerLeft(Channel connection) {
            if (connection.remoteAddress() == null) {
                connection.close();
            }
        }
    }
}
