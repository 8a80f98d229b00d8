package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;

/** Reads requests strictly and writes their answers. */
final class StrictServerCodec extends CombinedChannelDuplexHandler<StrictRequestDecoder, HttpResponseEncoder> {

    private final StrictRequestDecoder decoder;

    StrictServerCodec(HttpDecoderConfig config) {
        decoder = new StrictRequestDecoder(config);
        init(decoder, new HttpResponseEncoder());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            decoder.answered();
            keepChunksFromHttp10(response);
        }
        super.write(context, message, promise);
    }

    /** RFC 9112 section 6.1: there, the end of the connection is the end of the body. */
    private static void keepChunksFromHttp10(HttpResponse response) {
        if (response.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
    }
}
