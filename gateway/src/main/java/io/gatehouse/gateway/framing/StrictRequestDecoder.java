package io.gatehouse.gateway.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder, stricter. What is bad is marked as failed, which Micronaut answers with 400 before any filter runs,
 * and nothing that follows on the connection is read any more: nobody knows where the next request would begin.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {

    /** As many as Netty's own server codec allows. */
    private static final int MAX_UNANSWERED = 128;

    private @Nullable HttpRequest current;
    private long headBytes;
    private int unanswered;
    private boolean finished;

    StrictRequestDecoder(HttpDecoderConfig config) {
        super(config);
    }

    /** One of the requests read so far has its answer. */
    void answered() {
        unanswered--;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (finished) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        if (current == null && headBytes == 0) {
            skipEmptyLines(buffer);
        }
        int start = buffer.readerIndex();
        int first = out.size();
        super.decode(context, buffer, out);
        if (current == null) {
            headBytes += buffer.readerIndex() - start;
        }
        for (int i = first; i < out.size(); i++) {
            inspect(context, out, i);
        }
    }

    /** RFC 9112 section 2.2: a careless client ends its last body with one. */
    private static void skipEmptyLines(ByteBuf buffer) {
        while (buffer.isReadable()
                && (buffer.getByte(buffer.readerIndex()) == '\r' || buffer.getByte(buffer.readerIndex()) == '\n')) {
            buffer.skipBytes(1);
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
    }

    private void check(HttpRequest request) {
        try {
            if (unanswered > MAX_UNANSWERED) {
                throw new BadFramingException("at most " + MAX_UNANSWERED + " requests at a time");
            }
            RequestHead.check(request, headBytes);
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
        finished |= current != null && current.protocolVersion().equals(HttpVersion.HTTP_1_0);
        current = null;
        headBytes = 0;
    }
}
