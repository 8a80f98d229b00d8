package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The strict codec of an HTTP/1 connection: reads requests, writes their answers, and closes such that a refusal still reaches
 * the caller.
 */
final class StrictServerCodec extends CombinedChannelDuplexHandler<StrictRequestDecoder, HttpResponseEncoder> {

    private static final int LINGER_SECONDS = 2;

    private final Turns turns = new Turns();
    private final BooleanSupplier stopping;
    private boolean lingering;

    StrictServerCodec(HttpDecoderConfig config, Duration headTimeout, BooleanSupplier stopping) {
        this.stopping = stopping;
        init(new StrictRequestDecoder(config, headTimeout, turns), new HttpResponseEncoder());
    }

    /** Whether a request has arrived completely and nothing of its answer has been written. */
    boolean owesAnswer() {
        return turns.owesAnswer();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        super.write(context, message, interim ? promise : noted(message, promise));
    }

    private ChannelPromise noted(Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            begin(response);
        }
        if (!(message instanceof LastHttpContent)) {
            return promise;
        }
        turns.answerEnds();
        return turns.isLastAnswer() ? closing(promise) : promise;
    }

    private void begin(HttpResponse answer) {
        turns.answerBegins();
        keepChunksFromHttp10(answer);
        if (stopping.getAsBoolean() && turns.unanswered() == 0) {
            turns.takeNoMore();
        }
        if (turns.isLastAnswer()) {
            // A caller who is told does not send its next request on a connection that is about to be closed.
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static ChannelPromise closing(ChannelPromise promise) {
        return promise.unvoid().addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (lingering) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else if (turns.mayBeSentMore() && context.channel() instanceof DuplexChannel connection) {
            lingering = true;
            turns.finish();
            linger(context, connection, promise);
        } else {
            super.close(context, promise);
        }
    }

    /**
     * Closes only the gateway's side at first, until the caller closes its own or has had time to. Closing both while the
     * caller still sends would reset the connection, and the answer could be lost before it is read (RFC 9112 section 9.6).
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of these
    private static void linger(ChannelHandlerContext context, DuplexChannel connection, ChannelPromise promise) {
        closeOutput(context, connection);
        connection.config().setAutoRead(true);
        context.executor().schedule(() -> context.close(promise), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    /** With TLS the end must be announced, or an attacker could have cut the connection (RFC 8446 section 6.1). */
    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of these
    private static void closeOutput(ChannelHandlerContext context, DuplexChannel connection) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            connection.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> connection.shutdownOutput());
        }
    }

    /**
     * Removes the chunked coding from an answer over HTTP/1.0, where the end of the connection is the end of the body (RFC 9112
     * section 6.1).
     */
    private static void keepChunksFromHttp10(HttpResponse response) {
        if (response.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
    }
}
