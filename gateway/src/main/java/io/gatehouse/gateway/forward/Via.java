package io.gatehouse.gateway.forward;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.List;

/** The trace of intermediaries in a message (RFC 9110 section 7.6.3). */
public final class Via {

    /** One passage may be meant, of a gateway before another; more than a few are a loop. */
    private static final int MAX_PASSAGES = 5;

    private static final String NAME = "gatehouse";
    private static final String HERE = " " + NAME;
    private static final String BY_HTTP_2 = "2.0" + HERE;
    private static final String BY_HTTP_1_1 = "1.1" + HERE;
    private static final String BY_HTTP_1_0 = "1.0" + HERE;

    private Via() {}

    /** Adds this gateway, and in which version it received the request, to the trace. */
    static void addTo(HttpHeaders headers, NettyHttpRequest<?> inbound) {
        headers.add(HttpHeaderNames.VIA, received(inbound));
    }

    /** Adds this gateway to the trace of an answer, all of which it asks for in one version. */
    static void addTo(HttpHeaders headers) {
        headers.add(HttpHeaderNames.VIA, BY_HTTP_1_1);
    }

    private static String received(NettyHttpRequest<?> inbound) {
        if (inbound.getChannelHandlerContext().channel() instanceof Http2StreamChannel) {
            return BY_HTTP_2;
        }
        return HttpVersion.HTTP_1_0.equals(inbound.getNativeRequest().protocolVersion()) ? BY_HTTP_1_0 : BY_HTTP_1_1;
    }

    /** Refuses a request that has been here before, again and again. */
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
