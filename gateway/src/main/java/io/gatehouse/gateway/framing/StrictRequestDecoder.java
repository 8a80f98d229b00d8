package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.access.VisitedRequest;
import io.netty.buffer.ByteBuf;
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
 * Netty's decoder, stricter. What is bad is marked as failed, which Micronaut answers with 400 before any filter runs,
 * and nothing that follows on the connection is read any more: nobody knows where the next request would begin.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

    /** As many as Netty's own server codec allows. */
    private static final int MAX_UNANSWERED = 128;

    private final HeadProgress head;
    private @Nullable HttpRequest current;
    private int unanswered;
    private boolean lastRequest;
    private boolean finished;

    StrictRequestDecoder(HttpDecoderConfig config, Duration headTimeout) {
        super(config);
        head = new HeadProgress(headTimeout);
    }

    /** One of the requests read so far has its answer. */
    void answered() {
        unanswered--;
    }

    /** Whether the latest answer has begun, and no request is read any more that could have another. */
    boolean isLastAnswer() {
        return unanswered == 0 && (lastRequest || finished);
    }

    boolean hasUnanswered() {
        return unanswered > 0;
    }

    /** Whether it is not for the caller to go on: it has sent all of its requests, and one has no answer yet. */
    boolean owesAnswer() {
        return unanswered > 0 && current == null;
    }

    /** Of the request that is being read the rest still counts, but nothing that follows. */
    void takeNoMore() {
        lastRequest = true;
        finished |= current == null;
    }

    /** Whether the caller may go on with what nobody reads: the rest of a request that has its answer, or what follows. */
    boolean mayBeSentMore() {
        return finished || (current != null && unanswered == 0);
    }

    /** Everything that still comes on this connection is skipped. */
    void finish() {
        finished = true;
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) throws Exception {
        return new VisitedRequest((HttpRequest) super.createMessage(firstLine));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (finished) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        int first = out.size();
        if (current == null) {
            decodeHead(context, buffer, out);
        } else {
            super.decode(context, buffer, out);
        }
        for (int i = first; i < out.size(); i++) {
            inspect(context, out, i);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void decodeHead(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        head.skipEmptyLines(buffer);
        int from = buffer.readerIndex();
        int before = out.size();
        super.decode(context, buffer, out);
        head.add(buffer, from);
        if (out.size() == before && (buffer.isReadable() || head.bytes() > 0) && head.isOverdue()) {
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
        unanswered++;
        if (request.decoderResult().isSuccess()) {
            check(request);
        }
        finished = request.decoderResult().isFailure();
        lastRequest |= RequestHead.isLast(request);
    }

    private void check(HttpRequest request) {
        try {
            if (unanswered > MAX_UNANSWERED) {
                throw new BadFramingException("at most " + MAX_UNANSWERED + " requests at a time");
            }
            if (head.isFirstLineOdd()) {
                throw new BadFramingException("the request line has no control characters");
            }
            RequestHead.check(request, head.bytes());
        } catch (BadFramingException e) {
            request.setDecoderResult(DecoderResult.failure(e));
        }
    }

    /** The request is marked too: if it is still waiting for its body, it is refused like one with a bad head. */
    private void breakOff(ChannelHandlerContext context, HttpContent content) {
        finished = true;
        content.release();
        if (current != null) {
            current.setDecoderResult(content.decoderResult());
        }
        context.fireExceptionCaught(
                new BadFramingException(content.decoderResult().cause()));
    }

    private void end() {
        finished |= lastRequest;
        current = null;
        head.reset();
    }
}
