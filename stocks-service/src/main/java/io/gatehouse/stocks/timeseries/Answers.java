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
 * Answers requests with the newest state of the data. An import may be committed between the look at the versions and the
 * first bar; nothing is sent before that, so the answer is begun anew, three times at most.
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
     * The answer to this request.
     *
     * @param newest looks up the state of the data
     * @param body the bytes of a state; an error of {@link DataChangedException} before the first if there is a newer one
     */
    public Mono<MutableHttpResponse<byte[]>> find(
            HttpRequest<?> request, Mono<Representation> newest, Function<Representation, Flux<byte[]>> body) {
        return newest.map(found -> found.answer(request, clock.instant(), answer -> body.apply(found)
                .onErrorResume(
                        DataChangedException.class,
                        changed -> describedIn(answer, newest).flatMapMany(body).retryWhen(ONCE_MORE))));
    }

    /** The header has not been sent as long as there is no byte of the body, and can still be that of a newer state. */
    private Mono<Representation> describedIn(MutableHttpResponse<?> answer, Mono<Representation> newest) {
        return newest.doOnNext(newer -> newer.describeIn(answer, clock.instant()));
    }
}
