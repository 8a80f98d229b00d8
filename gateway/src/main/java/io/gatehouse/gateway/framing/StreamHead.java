package io.gatehouse.gateway.framing;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpScheme;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What RFC 9113 has a server refuse in the head of a request and Netty lets pass, and what HTTP/1.1 could not say. */
final class StreamHead {

    private StreamHead() {}

    static void check(Http2Headers headers) throws BadFramingException {
        checkMethod(headers.method());
        checkScheme(headers.scheme());
        checkPath(headers.path());
        checkHost(headers.authority(), headers.valueIterator(HttpHeaderNames.HOST));
    }

    /** There are no tunnels here: CONNECT has no path, and none with a protocol beside it (RFC 8441) gets this far. */
    private static void checkMethod(@Nullable CharSequence method) throws BadFramingException {
        if (method == null || method.isEmpty() || HttpHeaderValidationUtil.validateToken(method) >= 0) {
            throw new BadFramingException("there must be a method");
        }
        if ("CONNECT".contentEquals(method)) {
            throw new BadFramingException("nobody is connected through here");
        }
    }

    private static void checkScheme(@Nullable CharSequence scheme) throws BadFramingException {
        if (!HttpScheme.HTTP.name().contentEquals(scheme)
                && !HttpScheme.HTTPS.name().contentEquals(scheme)) {
            throw new BadFramingException("the scheme must be http or https");
        }
    }

    private static void checkPath(@Nullable CharSequence path) throws BadFramingException {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            throw new BadFramingException("the target must be a path");
        }
        RequestTarget.checkCharacters(path);
    }

    /** RFC 9113 section 8.3.1: the host may come in two places, if it is the same. */
    private static void checkHost(@Nullable CharSequence authority, Iterator<CharSequence> fields)
            throws BadFramingException {
        CharSequence host = authority == null && fields.hasNext() ? fields.next() : authority;
        if (host == null || !RequestTarget.isHost(host)) {
            throw new BadFramingException("there must be a host, and nothing in it but a name or address and a port");
        }
        while (fields.hasNext()) {
            if (authority == null || !AsciiString.contentEqualsIgnoreCase(fields.next(), authority)) {
                throw new BadFramingException("there must be one host");
            }
        }
    }
}
