package io.gatehouse.gateway.explain;

import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request is refused for before anybody looks for its route. The gateway finds it in the bytes of a request, which a
 * question does not have; a test holds the two against each other.
 */
final class Framing {

    private static final Pattern TARGET = Pattern.compile("[!-~&&[^#]]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~:\\[\\]-]+");

    private Framing() {}

    /** Lets the request pass or throws. */
    static void check(HttpRequest request) {
        if (request.method().equals(HttpMethod.CONNECT)) {
            throw refusal("nobody is connected through here");
        }
        if (!TARGET.matcher(request.uri()).matches()) {
            throw refusal("the target has visible ASCII characters only, and no fragment");
        }
        checkHost(request.headers());
        checkLength(request.headers());
    }

    private static void checkHost(HttpHeaders headers) {
        for (String host : headers.getAll(HttpHeaderNames.HOST)) {
            if (!HOST.matcher(host).matches()) {
                throw refusal("there must be nothing in Host but a name or address and a port");
            }
        }
    }

    private static void checkLength(HttpHeaders headers) {
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
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
