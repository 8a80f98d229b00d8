package io.gatehouse.gateway.forward;

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

    /** Refuses a request that has passed through here too often. */
    public static void checkLoop(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.VIA) && passages(headers.getAll(HttpHeaderNames.VIA)) >= MAX_PASSAGES) {
            throw new LoopException();
        }
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
