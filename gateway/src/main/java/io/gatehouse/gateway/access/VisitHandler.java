package io.gatehouse.gateway.access;

import io.gatehouse.gateway.peer.IdleEvents;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Follows the requests and answers on one connection. Requests may be pipelined, but answers go out in the order of the
 * requests, so each answer belongs to the oldest visit that is still open.
 */
final class VisitHandler extends ChannelDuplexHandler {

    private static final int FIRST_FINAL_STATUS = 200;

    private final VisitBook book;
    private final CutOff cutOff;
    private final Queue<Visit> open = new ArrayDeque<>(2);
    private @Nullable Visit latest;
    private Ending endingIfClosed = Ending.CALLER_LEFT;

    VisitHandler(VisitBook book, CutOff cutOff) {
        this.book = book;
        this.cutOff = cutOff;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        cutOff.add(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cutOff.remove(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            latest = book.open(request, context.channel());
            open.add(latest);
        }
        if (message instanceof HttpContent content && latest != null) {
            latest.received += content.content().readableBytes();
        }
        context.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Visit visit = open.peek();
        boolean last = visit != null && note(visit, message);
        context.write(message, promise);
        if (last) {
            close(Ending.COMPLETE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (IdleEvents.isBothWays(event)) {
            endingIfClosed = Ending.TIMED_OUT;
        }
        context.fireUserEventTriggered(event);
    }

    /** The gateway itself closes the connection in the middle of an answer only if the upstream broke it off. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (endingIfClosed == Ending.CALLER_LEFT && context.channel().isActive()) {
            endingIfClosed = Ending.BROKEN_OFF;
        }
        context.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closeAll(endingIfClosed);
        context.fireChannelInactive();
    }

    /** Ends the open visits because the gateway stops and waits no longer. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    void cutOff(ChannelHandlerContext context) {
        closeAll(Ending.BROKEN_OFF);
        context.close();
    }

    /** Notes this part of an answer, and says whether it is the last; interim answers never are. */
    private static boolean note(Visit visit, Object message) {
        if (message instanceof HttpResponse response) {
            if (response.status().code() < FIRST_FINAL_STATUS) {
                return false;
            }
            visit.answered(response.status().code(), response.headers());
        }
        if (message instanceof HttpContent content) {
            visit.sent += content.content().readableBytes();
        }
        return message instanceof LastHttpContent;
    }

    private void closeAll(Ending ending) {
        while (!open.isEmpty()) {
            close(ending);
        }
    }

    private void close(Ending ending) {
        Visit visit = open.remove();
        book.close(visit, ending);
    }
}
