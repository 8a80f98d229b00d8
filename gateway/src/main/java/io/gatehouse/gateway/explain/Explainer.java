package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.cors.Preflight;
import io.gatehouse.gateway.route.CanonicalPath;
import io.gatehouse.gateway.route.Destination;
import io.gatehouse.gateway.route.RouteTable;
import io.gatehouse.gateway.token.Caller;
import io.gatehouse.gateway.token.TokenCheck;
import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.security.TokenHeader;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Applies the gateway's rules to a request that is not sent, in the order in which a real one would meet them. */
@Singleton
final class Explainer {

    private final RouteTable routes;
    private final TokenCheck tokens;
    private final Policies policies;
    private final @Nullable Preflight preflight;

    Explainer(RouteTable routes, TokenCheck tokens, Policies policies, @Nullable Preflight preflight) {
        this.routes = routes;
        this.tokens = tokens;
        this.policies = policies;
        this.preflight = preflight;
    }

    Mono<Explanation> explain(HttpRequest request) {
        Inquiry inquiry = new Inquiry(request);
        return Mono.defer(() -> framing(inquiry))
                .onErrorResume(ProblemException.class, refusal -> Mono.just(inquiry.refused(refusal)));
    }

    private Mono<Explanation> framing(Inquiry inquiry) {
        Framing.check(inquiry.request());
        inquiry.passed("it says unambiguously where it goes and where it ends", "cors");
        return cors(inquiry);
    }

    private Mono<Explanation> cors(Inquiry inquiry) {
        if (preflight != null && Preflight.is(inquiry.request())) {
            return Mono.just(inquiry.answered(HttpStatus.NO_CONTENT, preflight.explain(inquiry.request())));
        }
        inquiry.passed(preflight == null ? "no origins are configured" : "it is not a preflight", "path");
        return path(inquiry);
    }

    private Mono<Explanation> path(Inquiry inquiry) {
        Destination route = routes.find(inquiry.request());
        String path = CanonicalPath.of(inquiry.request().uri());
        String decoded = CanonicalPath.decode(path);
        inquiry.passed("read as " + path + (decoded.equals(path) ? "" : ", decoded as " + decoded), "route");
        if (route != null) {
            return route(route, inquiry);
        }
        if (RouteTable.isOwnPage(path)) {
            return Mono.just(inquiry.ownPage());
        }
        throw new Refusal(
                HttpStatus.NOT_FOUND, "no route has a path that this one begins with and conditions that fit");
    }

    private Mono<Explanation> route(Destination route, Inquiry inquiry) {
        inquiry.found(route);
        inquiry.passed(route.path() + " is the longest path whose conditions fit", "token");
        String token = TokenHeader.read(new NettyHttpHeaders(inquiry.request().headers(), ConversionService.SHARED));
        if (route.isOpen()) {
            inquiry.passed("not checked, because everyone may pass", "permission");
            inquiry.passed("everyone may pass", Policies.FIRST);
            return Mono.just(policies.explain(route.policy(), inquiry));
        }
        return caller(token)
                .switchIfEmpty(Mono.error(() -> new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "not valid: its signature, key, type, issuer, audience or times are wrong, or it was revoked")))
                .map(caller -> caller(caller, route, inquiry));
    }

    private Mono<Caller> caller(@Nullable String token) {
        if (token == null) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "there is no token");
        }
        return tokens.check(token);
    }

    private Explanation caller(Caller caller, Destination route, Inquiry inquiry) {
        inquiry.passed(
                "valid, of " + caller.subject() + ", until " + Instant.ofEpochMilli(caller.expiresAtMillis()),
                "permission");
        if (!route.admits(caller)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "the route requires " + route.permission() + ", the token has "
                            + new TreeSet<>(caller.permissions()));
        }
        inquiry.passed(
                route.isForAnyToken() ? "every valid token may pass" : "the token has " + route.permission(),
                Policies.FIRST);
        return policies.explain(route.policy(), inquiry);
    }
}
