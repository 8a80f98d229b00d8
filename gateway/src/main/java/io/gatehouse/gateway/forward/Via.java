package io.gatehouse.gateway.forward;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.List;

/** The {@code Via} field, which lists the intermediaries of a message (RFC 9110 section 7.6.3). */
public final class Via {

    /**
     * Passing more than once may be intended, for example with a gateway behind another; more than a few times is a
     * loop.
     */
    private static final int MAX_PASSAGES = 5;

    private static final ProblemType LOOP =
            new ProblemType("loop-detected", HttpStatus.LOOP_DETECTED, "The request goes round in circles");

    /** What is wrong with a request that has passed through here too often. */
    public static final String LOOP_DETAIL = "The request has passed this gateway too often, according to its Via";

    private static final String NAME = "gatehouse";
    private static final String HERE = " " + NAME;
    private static final String BY_HTTP_2 = "2.0" + HERE;
    private static final String BY_HTTP_1_1 = "1.1" + HERE;
    private static final String BY_HTTP_1_0 = "1.0" + HERE;

    private Via() {}

    /** Adds this gateway, with the version of HTTP in which it received the request. */
    static void addTo(HttpHeaders headers, NettyHttpRequest<?> inbound) {
        headers.add(HttpHeaderNames.VIA, received(inbound));
    }

    /** Adds this gateway to an answer; upstreams are always called with the same version of HTTP. */
    static void addTo(HttpHeaders headers) {
        headers.add(HttpHeaderNames.VIA, BY_HTTP_1_1);
    }

    private static String received(NettyHttpRequest<?> inbound) {
        if (inbound.getChannelHandlerContext().channel() instanceof Http2StreamChannel) {
            return BY_HTTP_2;
        }
        return HttpVersion.HTTP_1_0.equals(inbound.getNativeRequest().protocolVersion()) ? BY_HTTP_1_0 : BY_HTTP_1_1;
    }

    /** Whether a request has passed through here too often: it keeps coming back from where it is forwarded to. */
    public static boolean isLoop(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.VIA) && passages(headers.getAll(HttpHeaderNames.VIA)) >= MAX_PASSAGES;
    }

    /** The gateway's own answer to such a request. Any caller can cause one, so it is not logged as an error. */
    static MutableHttpResponse<?> loopAnswer(NettyHttpRequest<?> inbound) {
        return Problem.of(LOOP, LOOP_DETAIL, inbound).toResponse();
    }

    private static int passages(List<String> values) {
        int count = 0;
        for (String value : values) {
            for (int at = value.indexOf(NAME); at >= 0; at = value.indexOf(NAME, at + 1)) {
                count++;
            }
        }
        return count;
    }
}
