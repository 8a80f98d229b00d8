package io.gatehouse.gateway.route;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;

/** The answer to a request without a route. It says what was looked for, and neither what routes nor what hosts there are. */
final class NoRoute {

    private static final String WHOLE_SERVER = "*";
    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 200;

    private NoRoute() {}

    /** An {@code OPTIONS} about the whole server is answered, since every server takes it (RFC 9110 section 9.3.7). */
    static MutableHttpResponse<?> answer(NettyHttpRequest<?> request, String path) {
        return path.equals(WHOLE_SERVER)
                ? HttpResponse.noContent().header(RequestId.HEADER, RequestId.of(request))
                : nothingThere(request, path);
    }

    private static MutableHttpResponse<Problem> nothingThere(NettyHttpRequest<?> request, String path) {
        String detail = "No route matches " + Excerpt.of(request.getMethodName(), LONGEST_METHOD) + " "
                + Excerpt.of(path, LONGEST_PATH);
        return Problem.of(ProblemType.of(HttpStatus.NOT_FOUND), detail, request).toResponse();
    }
}
