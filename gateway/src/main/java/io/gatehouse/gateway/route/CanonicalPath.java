package io.gatehouse.gateway.route;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The one reading of a path that router, rules and upstream share (RFC 3986 section 6). The raw path is what is routed
 * and forwarded; a raw path that decodes to something readable in two ways is refused.
 */
final class CanonicalPath {

    private CanonicalPath() {}

    /**
     * The raw path of the request.
     *
     * @throws AmbiguousPathException if it could be read in two ways
     */
    static String of(HttpRequest<?> request) {
        String raw = request.getUri().getRawPath();
        if (request.getUri().getRawAuthority() != null) {
            throw new AmbiguousPathException("it must start with one slash");
        }
        check(raw.indexOf('%') < 0 ? raw : decode(raw));
        return raw;
    }

    private static void check(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || c == 0x7f || c == '\\' || c == ';' || c == '%' || c == '#') {
                throw new AmbiguousPathException(
                        "no control characters, backslash, semicolon, hash or double encoding");
            }
            if (c == '/' && before == '/') {
                throw new AmbiguousPathException("no empty segments");
            }
            if (before == '/' && c == '.' && isDotSegment(path, i)) {
                throw new AmbiguousPathException("no dot segments");
            }
            before = c;
        }
    }

    private static boolean isDotSegment(String path, int start) {
        int end = path.indexOf('/', start);
        int length = (end < 0 ? path.length() : end) - start;
        return length == 1 || (length == 2 && path.charAt(start + 1) == '.');
    }

    /** A plus sign in a path is a plus sign. */
    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
