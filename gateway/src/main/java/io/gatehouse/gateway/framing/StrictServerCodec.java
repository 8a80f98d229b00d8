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

/** Reads requests strictly, writes their answers, and sees to it that a refusal is not lost. */
final class StrictServerCodec extends CombinedChannelDuplexHandler<StrictRequestDecoder, HttpResponseEncoder> {

    private static final int LINGER_SECONDS = 2;

    private final StrictRequestDecoder decoder;
    private final BooleanSupplier stopping;
    private boolean lastAnswer;
    private boolean lingering;

    StrictServerCodec(HttpDecoderConfig config, Duration headTimeout, BooleanSupplier stopping) {
        this.stopping = stopping;
        decoder = new StrictRequestDecoder(config, headTimeout);
        init(decoder, new HttpResponseEncoder());
    }

    /** Whether a request has come as a whole and nothing of its answer has gone out. */
    boolean owesAnswer() {
        return decoder.owesAnswer();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            decoder.answered();
            keepChunksFromHttp10(response);
            if (stopping.getAsBoolean() && !decoder.hasUnanswered()) {
                decoder.takeNoMore();
            }
            if (decoder.isLastAnswer()) {
                makeLast(response);
            }
        }
        super.write(context, message, lastAnswer && message instanceof LastHttpContent ? closing(promise) : promise);
    }

    /** A caller who is told so does not send its next request into a connection that is about to be closed. */
    private void makeLast(HttpResponse response) {
        lastAnswer = true;
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }

    private static ChannelPromise closing(ChannelPromise promise) {
        return promise.unvoid().addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
    public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
        if (lingering) {
            context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else if (decoder.mayBeSentMore() && context.channel() instanceof DuplexChannel connection) {
            lingering = true;
            decoder.finish();
            linger(context, connection, promise);
        } else {
            super.close(context, promise);
        }
    }

    /**
     * RFC 9112 section 9.6: closing while the caller still sends would reset the connection, and take the answer with it
     * before it is read. So only our side is closed until the caller closes its own, or has had the time to.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of these
    private static void linger(ChannelHandlerContext context, DuplexChannel connection, ChannelPromise promise) {
        closeOutput(context, connection);
        connection.config().setAutoRead(true);
        context.executor().schedule(() -> context.close(promise), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    /** By TLS the end has to be said, or it could be somebody else's (RFC 8446 section 6.1). */
    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of these
    private static void closeOutput(ChannelHandlerContext context, DuplexChannel connection) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            connection.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> connection.shutdownOutput());
        }
    }

    /** RFC 9112 section 6.1: there, the end of the connection is the end of the body. */
    private static void keepChunksFromHttp10(HttpResponse response) {
        if (response.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        }
    }
}
