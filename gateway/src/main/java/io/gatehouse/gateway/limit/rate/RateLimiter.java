package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.CallerNetwork;
import io.micrometer.core.instrument.Counter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.EventLoop;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The rate limit of one route, applied to each caller. */
public final class RateLimiter {

    private static final ProblemType TYPE =
            new ProblemType("rate-limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");

    private final Rate rate;
    private final RateLimitFields fields;
    private final Buckets buckets;
    private final Counter rejected;

    RateLimiter(Rate rate, Buckets buckets, Counter rejected) {
        this.rate = rate;
        this.fields = new RateLimitFields(rate);
        this.buckets = buckets;
        this.rejected = rejected;
    }

    /**
     * Passes the request on if its caller may send one more, and answers 429 otherwise; either way the answer says how
     * much is left. The body is not read before.
     *
     * @param subject the subject of the caller's token, or null for a caller that is known by its address alone
     */
    public Publisher<MutableHttpResponse<?>> pass(
            HttpRequest<?> request,
            @Nullable String subject,
            Function<HttpRequest<?>, Publisher<MutableHttpResponse<?>>> next) {
        BucketKey key = new BucketKey(rate, subject != null ? subject : CallerNetwork.of(ClientAddress.of(request)));
        SharedBuckets shared = buckets.shared();
        return shared == null
                ? answer(buckets.take(key), request, next)
                : buckets.take(shared, key, loop(request)).flatMap(verdict -> answer(verdict, request, next));
    }

    private Mono<MutableHttpResponse<?>> answer(
            Verdict verdict, HttpRequest<?> request, Function<HttpRequest<?>, Publisher<MutableHttpResponse<?>>> next) {
        Mono<MutableHttpResponse<?>> answer =
                verdict.isAllowed() ? Mono.from(next.apply(request)) : Mono.just(refusal(verdict, request));
        return answer.doOnNext(response -> fields.set(response, verdict));
    }

    private MutableHttpResponse<?> refusal(Verdict verdict, HttpRequest<?> request) {
        rejected.increment();
        String detail = "At most %d requests in %d seconds are allowed here, try again in %d seconds"
                .formatted(rate.requests(), rate.seconds(), verdict.seconds());
        return Problem.of(TYPE, detail, request)
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.seconds()));
    }

    private static EventLoop loop(HttpRequest<?> request) {
        return ((NettyHttpRequest<?>) request)
                .getChannelHandlerContext()
                .channel()
                .eventLoop();
    }
}
