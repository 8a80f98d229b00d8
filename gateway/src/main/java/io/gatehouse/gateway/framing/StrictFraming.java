package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP2_CONNECTION;
import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_DECODER;
import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import jakarta.inject.Singleton;

/** Puts the strict checks of HTTP/1 and HTTP/2 into the pipeline of every connection, on every port. */
@Singleton
final class StrictFraming implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final StrictCodecs codecs;
    private final Http2Connections http2;
    private final FramingSettings settings;

    StrictFraming(StrictCodecs codecs, Http2Connections http2, FramingSettings settings) {
        this.codecs = codecs;
        this.http2 = http2;
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

    private final class OfConnection implements NettyServerCustomizer {

        private final ChannelPipeline pipeline;

        private OfConnection(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
            BodyBuffers.limit(pipeline.channel());
        }

        /** With TLS the handshake has chosen the version of HTTP by now; without TLS the first bytes will. */
        @Override
        public void onInitialPipelineBuilt() {
            closeIfCallerLeft(pipeline.channel());
            IdleConnection.watch(pipeline);
            ChannelHandlerContext undecided = pipeline.context(CleartextHttp2ServerUpgradeHandler.class);
            if (undecided != null) {
                pipeline.addAfter(undecided.name(), null, new VersionByFirstBytes(codecs, http2));
            } else if (pipeline.get(HANDLER_HTTP2_CONNECTION) == null) {
                pipeline.replace(HANDLER_HTTP_SERVER_CODEC, HANDLER_HTTP_SERVER_CODEC, codecs.create());
            } else {
                http2.add(pipeline);
            }
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new OfStream(channel.pipeline(), settings.maxHttp2HeadSize());
        }

        /** Closes a connection that its caller has already reset: a native transport has no remote address for it. */
        @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
        private static void closeIfCallerLeft(Channel connection) {
            if (connection.remoteAddress() == null) {
                connection.close();
            }
        }
    }

    /** Adds the checks to the pipeline of one HTTP/2 request. */
    private record OfStream(ChannelPipeline pipeline, int largestHead) implements NettyServerCustomizer {

        @Override
        public void onStreamPipelineBuilt() {
            pipeline.addBefore(HANDLER_HTTP_DECODER, null, new StrictStream(largestHead));
        }
    }
}
