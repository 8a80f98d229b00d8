package io.gatehouse.gateway.framing;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpRequest;

/** What Netty refuses by itself, in words for the caller. What is too long keeps its exception: its status is another. */
final class DecoderFault {

    private DecoderFault() {}

    /** What is wrong with this head; if Netty made nothing of its first line, there is another request in its place. */
    static Throwable ofHead(HttpRequest request, Throwable fault) {
        if (request.headers().isEmpty() && request.uri().equals("/bad-request")) {
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
