package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.PreservedHost;
import io.gatehouse.gateway.limit.BodyLimit;
import io.gatehouse.gateway.token.Caller;
import io.gatehouse.gateway.token.TokenCheck;
import io.gatehouse.shared.security.Access;
import io.gatehouse.shared.security.TokenHeader;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The short path of a forwarded request: its route is found, its token checked, and off it goes, before Micronaut looks
 * for a controller. A request without a route goes on to the gateway's own pages.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class RouteFilter {

    private final RouteTable routes;
    private final TokenCheck tokens;
    private final BodyLimit limit;
    private final int managementPort;

    RouteFilter(
            RouteTable routes, TokenCheck tokens, BodyLimit limit, @Value("${endpoints.all.port}") int managementPort) {
        this.routes = routes;
        this.tokens = tokens;
        this.limit = limit;
        this.managementPort = managementPort;
    }

    /**
     * Forwards the request if it has a route and may pass.
     *
     * @return the answer, or null if there is no route: Micronaut then goes on, if the return type itself is not nullable
     * @throws AmbiguousPathException if router, rules and upstream could read the path differently
     */
    @PreMatching
    @RequestFilter
    @SuppressWarnings("NullAway")
    Publisher<@Nullable MutableHttpResponse<?>> route(HttpRequest<?> request) {
        if (request.getServerAddress().getPort() == managementPort) {
            return null;
        }
        Destination destination = find(((NettyHttpRequest<?>) request).getNativeRequest());
        if (destination == null) {
            return null;
        }
        return destination.isOpen() ? forwarded(destination, request) : checked(destination, request);
    }

    /** The path as it came and the path decoded lead to the same route: an upstream may read it either way. */
    private @Nullable Destination find(io.netty.handler.codec.http.HttpRequest request) {
        String path = CanonicalPath.of(request.uri());
        Destination destination = routes.find(path);
        if (CanonicalPath.isEscaped(path) && !Objects.equals(routes.find(CanonicalPath.decode(path)), destination)) {
            throw new AmbiguousPathException("escaped and not, it has the same route");
        }
        return destination;
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
        return destination.isForAnyToken() || caller.permissions().contains(destination.permission())
                ? forwarded(destination, request)
                : Mono.just(Access.forbidden(request));
    }

    private Publisher<MutableHttpResponse<?>> forwarded(Destination destination, HttpRequest<?> request) {
        limit.check(request);
        if (destination.policy().preserveHost()) {
            PreservedHost.ask(request);
        }
        return destination.upstream().forward(request);
    }
}
