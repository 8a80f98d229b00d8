package io.gatehouse.gateway.framing;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Describes to the caller what Netty itself has refused. An exception about excessive length is passed on unchanged, because it
 * leads to another status.
 */
final class DecoderFault {

    /** The target that Netty gives to a request whose first line it cannot read. */
    static final String UNREADABLE_TARGET = "/bad-request";

    private DecoderFault() {}

    /**
     * What is wrong with this head. If Netty could not read the request line, it has put a request of its own in place of the
     * caller's.
     */
    static Throwable ofHead(HttpRequest request, Throwable fault) {
        if (request.headers().isEmpty() && request.uri().equals(UNREADABLE_TARGET)) {
            return of("The request line cannot be read, expected one like GET / HTTP/1.1: ", fault);
        }
        try {
            RequestHead.checkLength(request.headers());
            RequestHead.checkTransferEncoding(request.headers());
            return of("The header section cannot be read: ", fault);
        } catch (BadFramingException e) {
            return e;
        }
    }

    /** What is wrong with this piece of a body. */
    static Throwable ofBody(Throwable fault) {
        return of("The body cannot be read: ", fault);
    }

    private static Throwable of(String start, Throwable fault) {
        if (fault instanceof TooLongFrameException) {
            return fault;
        }
        Throwable cause = fault.getCause();
        return new BadFramingException(start + fault.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
    }
}
