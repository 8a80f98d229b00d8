package io.gatehouse.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/** The trace of intermediaries in a message (RFC 9110 section 7.6.3). */
final class Via {

    /** One passage may be meant, of a gateway before another; more than a few are a loop. */
    private static final int MAX_PASSAGES = 5;

    private static final String NAME = "gatehouse";
    private static final String HERE = "1.1 " + NAME;

    private Via() {}

    /** Adds this gateway to the trace. */
    static void add(HttpHeaders headers) {
        headers.add(HttpHeaderNames.VIA, HERE);
    }

    /** Refuses a request that has been here before, again and again. */
    static void checkLoop(HttpHeaders headers) {
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
