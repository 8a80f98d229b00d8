package io.gatehouse.shared.request;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

/**
 * Keeps a connection open after an answer to HEAD that does not give the length of an answer to GET. Such an answer ends with
 * its head (RFC 9110 section 9.3.2), but Micronaut assumes that the end of the connection ends its body. So it is given a
 * length, which is removed again once Micronaut has seen it. Only connections with such an answer pay for this.
 */
public final class HeadAnswer {

    /** Recognised by its identity, so that it differs from every other length. */
    @SuppressWarnings("StringOperationCanBeSimplified")
    private static final String UNSAID = new String("0");

    private HeadAnswer() {}

    /** Keeps the connection open after this answer, if it is one to HEAD. */
    public static void keepConnection(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        if (request.getMethod() == HttpMethod.HEAD
                && request.getHttpVersion() != HttpVersion.HTTP_2_0
                && !answer.getHeaders().contains(HttpHeaders.CONTENT_LENGTH)) {
            answer.getHeaders().set(HttpHeaders.CONTENT_LENGTH, UNSAID);
            takeAwayIn(
                    ((NettyHttpRequest<?>) request).getChannelHandlerContext().pipeline());
        }
    }

    /** Does nothing if the caller has left, which leaves the pipeline empty. */
    static void takeAwayIn(ChannelPipeline connection) {
        if (connection.get(HANDLER_MICRONAUT_INBOUND) != null && connection.get(TakesAway.class) == null) {
            connection.addBefore(HANDLER_MICRONAUT_INBOUND, null, TakesAway.INSTANCE);
        }
    }

    @ChannelHandler.Sharable
    private static final class TakesAway extends ChannelOutboundHandlerAdapter {

        private static final TakesAway INSTANCE = new TakesAway();

        @Override
        @SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality", "StringEquality"}) // which object it is
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse answer
                    && answer.headers().get(HttpHeaderNames.CONTENT_LENGTH) == UNSAID) {
                answer.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
            }
            context.write(message, promise);
        }
    }
}
