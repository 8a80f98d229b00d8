package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.TimeUnit;

/**
 * Resets HTTP/2 streams whose answer is complete while their request is not (RFC 9113 section 8.1). Nobody reads the rest of
 * such a request, and its connection would never become idle or close in order. The reset is delayed so that the caller can
 * read the answer, which some clients discard when a stream is reset, and end the stream itself.
 */
final class EarlyAnswers extends Http2ConnectionAdapter {

    private static final int GRACE_SECONDS = 2;

    private final Http2ConnectionHandler codec;
    private final ChannelHandlerContext context;

    EarlyAnswers(Http2ConnectionHandler codec, ChannelHandlerContext context) {
        this.codec = codec;
        this.context = context;
    }

    /** The timer holds only the number of the stream, because there may be many of them. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    public void onStreamHalfClosed(Http2Stream stream) {
        if (hasOnlyItsAnswer(stream)) {
            int id = stream.id();
            context.executor().schedule(() -> end(id), GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is reset
    private void end(int id) {
        Http2Stream stream = codec.connection().stream(id);
        if (stream != null && hasOnlyItsAnswer(stream)) {
            codec.resetStream(context, id, Http2Error.NO_ERROR.code(), context.newPromise());
            context.flush();
        }
    }

    private static boolean hasOnlyItsAnswer(Http2Stream stream) {
        return stream.state() == Http2Stream.State.HALF_CLOSED_LOCAL;
    }
}
