package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.framing.BadFramingException;
import io.gatehouse.gateway.framing.RequestHead;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpRequest;

/** What a request is refused for before anybody looks for its route, as far as it does not show in its bytes only. */
final class Framing {

    private Framing() {}

    /** Lets the request pass or throws. */
    static void check(HttpRequest request) {
        try {
            RequestHead.check(request);
            RequestHead.checkLength(request.headers());
        } catch (BadFramingException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, e.detail());
        }
    }
}
