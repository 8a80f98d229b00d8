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

/** What RFC 9113 has a server refuse in the head of a request and Netty lets pass, and what HTTP/1.1 could not say. */
final class StreamHead {

    private static final int FIELD_OVERHEAD = 32;

    private StreamHead() {}

    /**
     * Lets the head pass or throws.
     *
     * @throws TooLongHttpHeaderException if it is larger than this
     */
    static void check(Http2Headers headers, int largest) throws BadFramingException {
        checkSize(headers, largest);
        checkMethod(headers.method());
        checkScheme(headers.scheme());
        checkPath(headers.path());
        checkHost(headers.authority(), headers.valueIterator(HttpHeaderNames.HOST));
    }

    /** As RFC 9113 section 6.5.2 counts it. */
    private static void checkSize(Http2Headers headers, int largest) {
        long size = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            size += field.getKey().length() + field.getValue().length() + FIELD_OVERHEAD;
        }
        if (size > largest) {
            throw new TooLongHttpHeaderException("HTTP header is larger than " + largest + " bytes.");
        }
    }

    /** There are no tunnels here: CONNECT has no path, and none with a protocol beside it (RFC 8441) gets this far. */
    private static void checkMethod(@Nullable CharSequence method) throws BadFramingException {
        if (method == null || method.isEmpty() || HttpHeaderValidationUtil.validateToken(method) >= 0) {
            throw BadFramingException.of("The method", Objects.requireNonNullElse(method, ""), "a token like GET");
        }
        if ("CONNECT".contentEquals(method)) {
            throw new BadFramingException("The method is CONNECT: nobody is connected through here");
        }
    }

    private static void checkScheme(@Nullable CharSequence scheme) throws BadFramingException {
        if (!HttpScheme.HTTP.name().contentEquals(scheme)
                && !HttpScheme.HTTPS.name().contentEquals(scheme)) {
            throw BadFramingException.of("The scheme", Objects.requireNonNullElse(scheme, ""), "http or https");
        }
    }

    private static void checkPath(@Nullable CharSequence path) throws BadFramingException {
        if (path == null || path.isEmpty() || path.charAt(0) != '/') {
            throw BadFramingException.of("The target", Objects.requireNonNullElse(path, ""), "a path");
        }
        RequestTarget.checkCharacters(path);
    }

    /** RFC 9113 section 8.3.1: the host may come in two places, if it is the same. */
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
