package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.framing.BadFramingException;
import io.gatehouse.gateway.framing.RequestHead;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Checks what a request is refused for before its route is looked for, as far as that can be seen without its bytes on the
 * wire.
 */
final class Framing {

    private Framing() {}

    /** Throws if the request would be refused. */
    static void check(HttpRequest request) {
        try {
            RequestHead.check(request);
            RequestHead.checkLength(request.headers());
        } catch (BadFramingException e) {
            throw new Refusal(HttpStatus.BAD_REQUEST, e.detail());
        }
    }
}
