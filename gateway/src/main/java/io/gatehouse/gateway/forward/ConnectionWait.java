package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ends the wait of a request for a connection if it is abandoned or takes too long, while there is nothing to close that would
 * end it.
 */
final class ConnectionWait {

    private final OutboundRequest request;
    private final Future<?> timer;
    private final Sinks.Empty<HttpResponse<?>> end = Sinks.empty();

    /**
     * Begins the wait.
     *
     * @param longest how long it may take
     * @param loop where that is checked
     */
    ConnectionWait(OutboundRequest request, Duration longest, EventLoop loop) {
        this.request = request;
        this.timer = loop.schedule(this::takesTooLong, longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The answer, or an error once the wait is given up. With an error the body is closed. */
    Mono<HttpResponse<?>> unlessGivenUp(Mono<HttpResponse<?>> answer, @Nullable CloseableByteBody body) {
        return answer.or(end.asMono()).doFinally(ended -> timer.cancel(false)).doOnError(failure -> {
            if (body != null) {
                body.close();
            }
        });
    }

    /** Ends the wait of an abandoned request. */
    void giveUp() {
        if (request.connection() == null) {
            end.tryEmitError(new CancellationException("Nobody waits for the answer any longer"));
        }
    }

    private void takesTooLong() {
        if (request.connection() == null) {
            request.abandon();
            end.tryEmitError(FailedAttempt.unconnected(request));
        }
    }
}
