package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * Sets up a connection without TLS once its first bytes have decided the version of HTTP. It stands behind the handler that
 * looks for HTTP/2's connection preface; if Netty's HTTP/1 codec is still there by then, it replaces that with the strict one.
 */
final class VersionByFirstBytes extends ChannelInboundHandlerAdapter {

    private final StrictCodecs codecs;
    private final Http2Connections http2;

    VersionByFirstBytes(StrictCodecs codecs, Http2Connections http2) {
        this.codecs = codecs;
        this.http2 = http2;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ChannelPipeline pipeline = context.pipeline();
        HttpServerCodec lax = pipeline.get(HttpServerCodec.class);
        if (lax == null) {
            http2.add(pipeline);
        } else {
            pipeline.replace(lax, HANDLER_HTTP_SERVER_CODEC, codecs.create());
            pipeline.addAfter(HANDLER_HTTP_SERVER_CODEC, null, ErrorsToRequest.INSTANCE);
            pipeline.addAfter(HANDLER_HTTP_SERVER_CODEC, null, new NoUpgrade());
        }
        pipeline.remove(this);
        context.fireChannelRead(bytes);
    }
}
