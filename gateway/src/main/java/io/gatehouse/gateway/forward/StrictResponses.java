package io.gatehouse.gateway.forward;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.ProtocolException;

/**
 * Makes sure that each request gets exactly one final answer. Micronaut's client takes any status but 100 for a final one (RFC
 * 9110 section 15.2 has others), and would take surplus bytes from an upstream for the answer to the next request, which may be
 * somebody else's.
 */
final class StrictResponses extends ChannelDuplexHandler {

    private enum State {
        FREE,
        /** A request is going out. */
        ASKING,
        /** The request has been sent completely, and its answer has not begun. */
        AWAITING,
        /** An answer is arriving, whether or not the request has been sent completely. */
        ANSWERING
    }

    private final SurplusBytes surplus = new SurplusBytes(this);
    private State state = State.FREE;
    private boolean answeredJustNow;
    private boolean dropping;
    private Trailers trailers = Trailers.NONE;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest) {
            state = State.ASKING;
        }
        if (message instanceof LastHttpContent && state == State.ASKING) {
            state = State.AWAITING;
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            begin(context, response);
        }
        if (dropping) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent last) {
            end(last);
        }
        closeIfSpoilt(context, (HttpObject) message);
        context.fireChannelRead(message);
    }

    /** Bytes of the same read cannot answer a request that was written during it. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        answeredJustNow = false;
        context.fireChannelReadComplete();
    }

    /** Whether a request has been sent, at least in part, and its answer has not ended. */
    boolean isAsked() {
        return state != State.FREE;
    }

    /** The handler in front of the decoder that knows what follows an answer. */
    SurplusBytes surplus() {
        return surplus;
    }

    /** Whether what arrives now cannot be part of an answer to any request. */
    boolean isNoneDue() {
        return state == State.FREE || answeredJustNow;
    }

    /** Whether the request has been sent completely and its answer has not begun. */
    boolean isAwaited() {
        return state == State.AWAITING;
    }

    private void end(LastHttpContent last) {
        state = State.FREE;
        answeredJustNow = true;
        if (trailers != Trailers.NONE && !last.trailingHeaders().isEmpty()) {
            trailers.received(last.trailingHeaders());
        }
    }

    /**
     * Micronaut's client would use the connection again, where the decoder skips everything after what it could not decode,
     * and takes what follows the answer for the beginning of the next.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void closeIfSpoilt(ChannelHandlerContext context, HttpObject message) {
        if (message.decoderResult().isFailure() || (message instanceof LastHttpContent && surplus.areThere())) {
            context.close();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void begin(ChannelHandlerContext context, HttpResponse response) {
        boolean unasked = isNoneDue();
        dropping = unasked || response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (unasked) {
            context.close();
        } else if (!dropping) {
            state = State.ANSWERING;
            trailers = HttpUtil.isTransferEncodingChunked(response) ? new Trailers() : Trailers.NONE;
            OutboundRequest.answeredOn(context.channel(), trailers);
        } else if (response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            context.fireExceptionCaught(new ProtocolException("The upstream switched protocols unasked"));
        }
    }
}
