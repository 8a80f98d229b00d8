package io.gatehouse.gateway.forward;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.timeout.ReadTimeoutHandler;

/** Does not count the time an upload takes as time the upstream does not answer, as long as the upload goes on. */
final class UploadProgress extends ChannelOutboundHandlerAdapter {

    private final ReadTimeoutHandler timeout;

    UploadProgress(ReadTimeoutHandler timeout) {
        this.timeout = timeout;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpContent) {
            timeout.resetReadTimeout();
        }
        context.write(message, promise);
    }
}
