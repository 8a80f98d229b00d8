package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.framing.BadFramingException;
import io.gatehouse.gateway.framing.RequestHead;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;

/** What a request is refused for before anybody looks for its route, as far as it does not show in its bytes only. */
final class Framing {

    private Framing() {}

    /** Lets the request pass or throws. */
    static void check(HttpRequest request) {
        try {
            RequestHead.check(request);
        } catch (BadFramingException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        checkLength(request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** As Netty reads it. */
    private static void checkLength(List<String> lengths) {
        try {
            if (!lengths.isEmpty()) {
                HttpUtil.normalizeAndGetContentLength(lengths, false, false);
            }
        } catch (IllegalArgumentException e) {
            throw refusal("Content-Length is one number");
        }
    }

    private static Refusal refusal(String expected) {
        return new Refusal(HttpStatus.BAD_REQUEST, expected);
    }
}
