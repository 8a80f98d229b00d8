package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.access.VisitedRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes HTTP/1 requests more strictly than Netty. A bad request is marked as failed, which Micronaut answers with 400 before
 * any filter runs. Nothing after it is read from that connection, because nobody knows where the next request would begin.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

    /** The same limit as in Netty's own server codec. */
    private static final int MAX_UNANSWERED = 128;

    private final Turns turns;
    private final HeadProgress head;
    private @Nullable HttpRequest current;

    StrictRequestDecoder(HttpDecoderConfig config, Duration headTimeout, Turns turns) {
        super(config);
        this.turns = turns;
        head = new HeadProgress(headTimeout);
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) throws Exception {
        return new VisitedRequest((HttpRequest) super.createMessage(firstLine));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (turns.isFinished()) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        int first = out.size();
        if (!turns.isReading()) {
            decodeHead(context, buffer, out);
        } else {
            super.decode(context, buffer, out);
        }
        for (int i = first; i < out.size(); i++) {
            inspect(context, out, i);
        }
    }

    private void decodeHead(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        head.skipEmptyLines(buffer);
        int from = buffer.readerIndex();
        int before = out.size();
        super.decode(context, buffer, out);
        head.add(buffer, from);
        if (out.size() == before && (buffer.isReadable() || head.bytes() > 0)) {
            closeIfOverdue(context);
        }
    }

    /**
     * Closes the connection if a head takes too long. Time in which an answer is due does not count: the gateway may not be
     * reading then, and the caller has no reason to hurry.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void closeIfOverdue(ChannelHandlerContext context) {
        if (turns.isAnswerDue()) {
            head.forgetStart();
        } else if (head.isOverdue()) {
            context.close();
        }
    }

    private void inspect(ChannelHandlerContext context, List<Object> out, int i) {
        if (out.get(i) instanceof HttpRequest request) {
            begin(request);
        } else if (out.get(i) instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            out.remove(i);
            breakOff(context, content);
        }
        if (i < out.size() && out.get(i) instanceof LastHttpContent) {
            end();
        }
    }

    private void begin(HttpRequest request) {
        current = request;
        turns.requestBegins();
        if (request.decoderResult().isSuccess()) {
            check(request);
        } else {
            request.setDecoderResult(DecoderResult.failure(
                    DecoderFault.ofHead(request, request.decoderResult().cause())));
        }
        if (request.decoderResult().isFailure()) {
            turns.finish();
        } else if (RequestHead.isLast(request)) {
            turns.takeNoMore();
        }
    }

    private void check(HttpRequest request) {
        try {
            if (turns.unanswered() > MAX_UNANSWERED) {
                throw new BadFramingException("More than " + MAX_UNANSWERED + " requests are unanswered");
            }
            if (head.isFirstLineOdd()) {
                throw new BadFramingException(
                        "The request line contains control or non-ASCII characters: expected visible ASCII and spaces");
            }
            RequestHead.check(request, head.bytes());
        } catch (BadFramingException e) {
            request.setDecoderResult(DecoderResult.failure(e));
        }
    }

    /**
     * Marks the request as failed as well. If it still waits for its body, it is refused like one with a bad head; if it
     * already has its answer, the connection is closed once that has been written.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void breakOff(ChannelHandlerContext context, HttpContent content) {
        turns.finish();
        content.release();
        boolean answered = !turns.isAnswerDue();
        Throwable fault = DecoderFault.ofBody(content.decoderResult().cause());
        if (current != null) {
            current.setDecoderResult(DecoderResult.failure(fault));
        }
        context.fireExceptionCaught(new BadFramingException(fault));
        if (answered) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void end() {
        turns.requestEnds();
        current = null;
        head.reset();
    }
}
