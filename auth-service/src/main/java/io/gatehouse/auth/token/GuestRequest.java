package io.gatehouse.auth.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.server.annotation.PreMatching;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Recognises requests of guests: those with an empty body, whatever their content type. {@code curl -d ''} declares a
 * form, which would otherwise be answered 415.
 */
@ServerFilter("/api/v1/auth/create")
final class GuestRequest {

    @PreMatching
    @RequestFilter
    Mono<HttpRequest<?>> forgetTheTypeOfNothing(HttpRequest<?> request) {
        return isEmpty(request).doOnNext(empty -> forgetTypeIf(empty, request)).thenReturn(request);
    }

    private static Mono<Boolean> isEmpty(HttpRequest<?> request) {
        return request.getContentLength() < 0 && request instanceof ServerHttpRequest<?> stream
                ? isEmptyStream(stream)
                : Mono.just(request.getContentLength() == 0);
    }

    /** Looks at a copy of the body, until its first byte. */
    private static Mono<Boolean> isEmptyStream(ServerHttpRequest<?> request) {
        return Flux.from(request.byteBody().split(SplitBackpressureMode.FASTEST).toByteArrayPublisher())
                .any(bytes -> bytes.length > 0)
                .map(something -> !something);
    }

    private static void forgetTypeIf(boolean empty, HttpRequest<?> request) {
        if (empty && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
