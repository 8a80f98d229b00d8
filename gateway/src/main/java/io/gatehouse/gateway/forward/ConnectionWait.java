package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CancellationException;
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
    private final Sinks.Empty<HttpResponse<?>> end = Sinks.empty();

    ConnectionWait(OutboundRequest request) {
        this.request = request;
    }

    /** The answer, or an error once the wait is given up. With an error the body is closed. */
    Mono<HttpResponse<?>> unlessGivenUp(Mono<HttpResponse<?>> answer, @Nullable CloseableByteBody body) {
        return answer.or(end.asMono()).doOnError(failure -> {
            if (body != null) {
                body.close();
            }
        });
    }

    /** Ends the wait unless there is a connection after this time, as if the client's own time for that were over. */
    @SuppressWarnings("FutureReturnValueIgnored") // once there is a connection it does nothing
    void limit(Duration longest, EventLoop loop) {
        loop.schedule(this::takesTooLong, longest.toNanos(), TimeUnit.NANOSECONDS);
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
