package io.gatehouse.gateway.route;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;

/** The answer to a request without a route. It says what was looked for, and not what routes there are. */
final class NoRoute {

    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_HOST = 100;

    private NoRoute() {}

    static MutableHttpResponse<Problem> answer(NettyHttpRequest<?> request, String path) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        String detail = "No route matches " + Excerpt.of(request.getMethodName(), LONGEST_METHOD) + " "
                + Excerpt.of(path, LONGEST_PATH)
                + (host == null ? "" : " with Host " + Excerpt.of(host, LONGEST_HOST));
        return Problem.of(ProblemType.of(HttpStatus.NOT_FOUND), detail, request).toResponse();
    }
}
