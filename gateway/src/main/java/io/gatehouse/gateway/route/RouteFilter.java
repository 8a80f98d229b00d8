package io.gatehouse.gateway.route;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.forward.RoutePolicy.RateLimit;
import io.gatehouse.gateway.limit.BodyLimit;
import io.gatehouse.gateway.limit.rate.RateLimiters;
import io.gatehouse.gateway.token.Caller;
import io.gatehouse.gateway.token.TokenCheck;
import io.gatehouse.shared.request.HeadAnswer;
import io.gatehouse.shared.security.Access;
import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.start.ManagementPort;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Forwards requests: finds the route, checks the token, and sends the request off before Micronaut looks for a
 * controller. A request without a route goes on to the gateway's own pages, if it is for one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class RouteFilter {

    private static final AsciiString X_TOKEN = AsciiString.cached(TokenHeader.X_TOKEN);

    private final RouteTable routes;
    private final TokenCheck tokens;
    private final BodyLimit bodies;
    private final RateLimiters rates;
    private final ManagementPort management;

    RouteFilter(RouteTable routes, TokenCheck tokens, BodyLimit bodies, RateLimiters rates, ManagementPort management) {
        this.routes = routes;
        this.tokens = tokens;
        this.bodies = bodies;
        this.rates = rates;
        this.management = management;
    }

    /**
     * Forwards the request if it has a route and may pass.
     *
     * @return the answer, or null for one of the gateway's own pages; Micronaut then goes on, but only if the nullable part
     *     is the type argument
     * @throws AmbiguousPathException if router, rules and upstream could read the path differently
     */
    @PreMatching
    @RequestFilter
    @SuppressWarnings("NullAway")
    Publisher<@Nullable MutableHttpResponse<?>> route(HttpRequest<?> request) {
        if (management.isAt(request.getServerAddress())) {
            return null;
        }
        NettyHttpRequest<?> netty = (NettyHttpRequest<?>) request;
        Destination destination = routes.find(netty.getNativeRequest());
        if (destination == null) {
            return withoutRoute(netty);
        }
        Visit.of(request).routed(destination.visited());
        Publisher<MutableHttpResponse<?>> answer =
                destination.isOpen() ? unchecked(destination, netty) : checked(destination, request);
        return request.getMethod() == HttpMethod.HEAD ? toHead(request, answer) : answer;
    }

    private static Publisher<MutableHttpResponse<?>> toHead(
            HttpRequest<?> request, Publisher<MutableHttpResponse<?>> answer) {
        return Mono.from(answer).doOnNext(response -> HeadAnswer.keepConnection(request, response));
    }

    @SuppressWarnings("NullAway")
    private static Publisher<@Nullable MutableHttpResponse<?>> withoutRoute(NettyHttpRequest<?> request) {
        String path = CanonicalPath.of(request.getNativeRequest().uri());
        return RouteTable.isOwnPage(path) ? null : toHead(request, Mono.just(NoRoute.answer(request, path)));
    }

    /** Without a look at the token, except that there may be no two of them: its upstream would have to choose. */
    private Publisher<MutableHttpResponse<?>> unchecked(Destination destination, NettyHttpRequest<?> request) {
        HttpHeaders headers = request.getNativeRequest().headers();
        if (headers.contains(X_TOKEN) || headers.contains(HttpHeaderNames.AUTHORIZATION)) {
            TokenHeader.read(request.getHeaders());
        }
        return forwarded(destination, null, request);
    }

    private Publisher<MutableHttpResponse<?>> checked(Destination destination, HttpRequest<?> request) {
        String token = TokenHeader.read(request.getHeaders());
        if (token == null) {
            return Mono.just(Access.unauthenticated(request));
        }
        Caller remembered = tokens.remembered(token);
        return remembered != null
                ? permitted(destination, remembered, request)
                : tokens.check(token)
                        .<MutableHttpResponse<?>>flatMap(caller -> Mono.from(permitted(destination, caller, request)))
                        .switchIfEmpty(Mono.fromSupplier(() -> Access.unauthenticated(request)));
    }

    private Publisher<MutableHttpResponse<?>> permitted(
            Destination destination, Caller caller, HttpRequest<?> request) {
        Visit.of(request).identified(caller.subject());
        return destination.admits(caller)
                ? forwarded(destination, caller.subject(), request)
                : Mono.just(Access.forbidden(request));
    }

    /** Limits come last, so that only requests that may pass are counted. */
    private Publisher<MutableHttpResponse<?>> forwarded(
            Destination destination, @Nullable String subject, HttpRequest<?> request) {
        bodies.check(request, destination.policy().maxBodySize());
        destination.policy().applyTo(request);
        RateLimit rate = destination.policy().rateLimit();
        return rate.isOn()
                ? rates.of(destination.name(), rate.requests(), rate.per())
                        .pass(request, subject, destination.upstream()::forward)
                : destination.upstream().forward(request);
    }
}
