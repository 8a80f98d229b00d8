package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_DECODER;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses an HTTP/2 request that is too large, ambiguous, or impossible to express in HTTP/1.1. It gets an answer, as over
 * HTTP/1, and the other streams of the connection carry on.
 */
final class StrictStream extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StrictStream.class);

    private final int largestHead;
    private boolean begun;
    private boolean refused;

    StrictStream(int largestHead) {
        this.largestHead = largestHead;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!begun && message instanceof Http2HeadersFrame head) {
            begun = true;
            check(context, head.headers());
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Drops the errors of streams that Netty has closed as malformed, which Micronaut would log as errors of the gateway. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof Http2Exception) {
            LOG.debug("Refused an HTTP/2 request: {}", failure.getMessage());
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    /**
     * Does not close a refused stream whose request is still arriving: that would reset it and lose the answer. {@link
     * EarlyAnswers} ends it a moment later.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (refused) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            context.close(promise);
        }
    }

    /** A refused request is passed on behind the decoder, which would refuse it a second time. */
    private void check(ChannelHandlerContext context, Http2Headers head) {
        try {
            StreamHead.check(head, largestHead);
        } catch (BadFramingException | TooLongHttpHeaderException e) {
            refused = true;
            context.pipeline().context(HANDLER_HTTP_DECODER).fireChannelRead(RefusedStream.of(head, e));
        }
    }
}
