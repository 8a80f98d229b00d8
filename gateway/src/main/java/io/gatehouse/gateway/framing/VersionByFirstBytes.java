package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * Stands behind the handler that looks for HTTP/2's connection preface, and is reached once that has decided. If it was
 * not HTTP/2, Netty's codec is still there and makes place for the strict one.
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
