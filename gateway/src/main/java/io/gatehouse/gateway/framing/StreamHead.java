package io.gatehouse.gateway.framing;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpScheme;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the head of an HTTP/2 request for what a server must refuse (RFC 9113) but Netty accepts, and for what HTTP/1.1 cannot
 * express.
 */
final class StreamHead {

    private static final int FIELD_OVERHEAD = 32;

    private StreamHead() {}

    /**
     * Throws unless the head is acceptable.
     *
     * @throws TooLongHttpHeaderException if it is larger than this limit
     */
    static void check(Http2Headers headers, int largest) throws BadFramingException {
        checkSize(headers, largest);
        checkMethod(headers.method());
        checkScheme(headers.scheme());
        checkPath(headers.path(), headers.method());
        checkHost(headers.authority(), headers.valueIterator(HttpHeaderNames.HOST));
    }

    /** Checks the size, counted as in RFC 9113 section 6.5.2. */
    private static void checkSize(Http2Headers headers, int largest) {
        long size = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            size += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
        }
        if (size > largest) {
            throw new TooLongHttpHeaderException("HTTP header is larger than " + largest + " bytes.");
        }
    }

    /**
     * Refuses CONNECT, since the gateway makes no tunnels. It has no path, and the variant with a protocol (RFC 8441) never
     * gets this far.
     */
    private static void checkMethod(@Nullable CharSequence method) throws BadFramingException {
        if (method == null || method.isEmpty() || HttpHeaderValidationUtil.validateToken(method) >= 0) {
            throw BadFramingException.of("The method", Objects.requireNonNullElse(method, ""), "a token like GET");
        }
        if ("CONNECT".contentEquals(method)) {
            throw new BadFramingException("The method is CONNECT: the gateway opens no tunnels");
        }
    }

    private static void checkScheme(@Nullable CharSequence scheme) throws BadFramingException {
        if (!HttpScheme.HTTP.name().contentEquals(scheme)
                && !HttpScheme.HTTPS.name().contentEquals(scheme)) {
            throw BadFramingException.of("The scheme", Objects.requireNonNullElse(scheme, ""), "http or https");
        }
    }

    private static void checkPath(@Nullable CharSequence path, CharSequence method) throws BadFramingException {
        if (path == null || path.isEmpty() || (path.charAt(0) != '/' && !RequestTarget.isWholeServer(method, path))) {
            throw BadFramingException.of("The target", Objects.requireNonNullElse(path, ""), "a path");
        }
        RequestTarget.checkCharacters(path);
    }

    /** The host may be in two places if both agree (RFC 9113 section 8.3.1). */
    private static void checkHost(@Nullable CharSequence authority, Iterator<CharSequence> fields)
            throws BadFramingException {
        CharSequence host = authority == null && fields.hasNext() ? fields.next() : authority;
        if (host == null) {
            throw new BadFramingException("The host is missing: expected one");
        }
        if (!RequestTarget.isHost(host)) {
            throw BadFramingException.of("The host", host, RequestTarget.EXPECTED_HOST);
        }
        while (fields.hasNext()) {
            CharSequence other = fields.next();
            if (authority == null || !AsciiString.contentEqualsIgnoreCase(other, authority)) {
                throw BadFramingException.of("A second host", other, "one host");
            }
        }
    }
}
