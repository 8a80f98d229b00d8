package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Ends the wait of an abandoned request for a connection, while there is nothing to close that would end it. */
final class ConnectionWait {

    private final Sinks.Empty<HttpResponse<?>> end = Sinks.empty();

    /** The answer, or an error once the wait is given up. With an error the body is closed. */
    Mono<HttpResponse<?>> unlessGivenUp(Mono<HttpResponse<?>> answer, @Nullable CloseableByteBody body) {
        return answer.or(end.asMono()).doOnError(failure -> {
            if (body != null) {
                body.close();
            }
        });
    }

    void giveUp() {
        end.tryEmitError(new CancellationException("Nobody waits for the answer any longer"));
    }
}
