package io.gatehouse.gateway.forward;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Tracks uploads, so that the time they take does not count as the upstream's, as long as they keep moving fast enough.
 */
final class UploadProgress extends ChannelOutboundHandlerAdapter {

    private final @Nullable ReadTimeout timeout;
    private final UploadRate rate;
    private volatile boolean uploading;
    private volatile long lastNanos = System.nanoTime();

    UploadProgress(@Nullable ReadTimeout timeout, UploadSettings settings) {
        this.timeout = timeout;
        this.rate = new UploadRate(settings);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest) {
            uploading = !(message instanceof LastHttpContent);
            rate.reset();
            moved();
        } else if (message instanceof HttpContent content) {
            progress(context, content);
        }
        context.write(message, promise);
    }

    /** A request that is complete when it is flushed is not an upload to watch. */
    @Override
    public void flush(ChannelHandlerContext context) {
        if (uploading) {
            rate.watch(context);
        }
        context.flush();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        rate.end();
    }

    /** When the last request, begun at that time, had arrived completely; now, if it has not. */
    long lastProgress(long startNanos, long nowNanos) {
        if (uploading) {
            return nowNanos;
        }
        return lastNanos - startNanos > 0 ? lastNanos : startNanos;
    }

    /** There is no time left: if the rest of the upload has yet to come from the caller, the exchange fails for that reason. */
    void giveUp(ChannelHandlerContext context) {
        if (uploading) {
            rate.giveUp(context);
        }
    }

    private void progress(ChannelHandlerContext context, HttpContent content) {
        lastNanos = System.nanoTime();
        uploading = !(content instanceof LastHttpContent);
        rate.add(content.content().readableBytes());
        if (!uploading) {
            rate.end();
            OutboundRequest.uploadedOn(context.channel());
        }
        moved();
    }

    private void moved() {
        if (timeout != null) {
            timeout.resetReadTimeout();
        }
    }
}
