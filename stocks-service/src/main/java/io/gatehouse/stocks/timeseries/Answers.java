package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Answers requests from the newest state of the data. If an import is committed between the look at the versions and
 * the first bar, the answer starts over, at most three times; nothing has been sent by then.
 */
@Singleton
public final class Answers {

    private static final Retry ONCE_MORE = Retry.max(1)
            .filter(DataChangedException.class::isInstance)
            .onRetryExhaustedThrow((retry, last) -> last.failure());

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Answers this request.
     *
     * @param newest looks up the current state of the data
     * @param body the bytes of that state; fails with a {@link DataChangedException} before the first if there is a
     *     newer one
     */
    public Mono<MutableHttpResponse<byte[]>> find(
            HttpRequest<?> request, Mono<Representation> newest, Function<Representation, Flux<byte[]>> body) {
        return newest.map(found -> found.answer(request, clock.instant(), answer -> body.apply(found)
                .onErrorResume(
                        DataChangedException.class,
                        changed -> describedIn(answer, newest).flatMapMany(body).retryWhen(ONCE_MORE))));
    }

    /** Who asks: nobody gets a series without a token. */
    public static String caller(HttpRequest<?> request) {
        return request.getUserPrincipal().orElseThrow().getName();
    }

    /**
     * The header is not sent before the first byte of the body, so it can still be changed to that of a newer state.
     */
    private Mono<Representation> describedIn(MutableHttpResponse<?> answer, Mono<Representation> newest) {
        return newest.doOnNext(newer -> newer.describeIn(answer, clock.instant()));
    }
}
