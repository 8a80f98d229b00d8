package io.gatehouse.gateway.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The single interpretation of a path, shared by router, rules and upstream (RFC 3986 section 6). The raw path is what
 * is routed and forwarded; a path with two possible interpretations is refused.
 */
public final class CanonicalPath {

    private static final String NEVER_RAW = "\\;\"<>[]^`{|}";
    private static final char UNREADABLE = '\uFFFD';
    private static final String NEVER_ESCAPED = "\\;%#?\u007F" + UNREADABLE;

    private CanonicalPath() {}

    /** Whether it contains escapes, so that it has to be looked up decoded, too. */
    static boolean isEscaped(String path) {
        return path.indexOf('%') >= 0;
    }

    /**
     * The raw path of this target, which must be in origin form.
     *
     * @throws AmbiguousPathException if it can be interpreted in two ways
     */
    public static String of(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        checkCharacters(path, NEVER_RAW, "");
        if (isEscaped(path)) {
            String decoded = decode(path);
            checkCharacters(decoded, NEVER_ESCAPED, ", not even escaped");
            checkSegments(decoded);
        } else {
            checkSegments(path);
        }
        return path;
    }

    /** Decodes the escapes of a path; a plus sign in a path is a plus sign. */
    public static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AmbiguousPathException("two hexadecimal digits after each percent sign");
        }
    }

    private static void checkCharacters(String path, String never, String how) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || (!isPlain(c) && never.indexOf(c) >= 0)) {
                throw new AmbiguousPathException(
                        c == UNREADABLE
                                ? "escaped characters in UTF-8"
                                : "no character 0x%02x%s".formatted((int) c, how));
            }
        }
    }

    /** Whether it is a letter, a digit or a slash, which comes just before the digits. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '/' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static void checkSegments(String path) {
        for (int slash = path.indexOf('/'); slash >= 0 && slash + 1 < path.length(); ) {
            int next = path.indexOf('/', slash + 1);
            checkSegment(path, slash + 1, next < 0 ? path.length() : next);
            slash = next;
        }
    }

    private static void checkSegment(String path, int start, int end) {
        if (start == end) {
            throw new AmbiguousPathException("no empty segments");
        }
        if (path.charAt(start) == '.' && (end - start == 1 || (end - start == 2 && path.charAt(start + 1) == '.'))) {
            throw new AmbiguousPathException("no dot segments");
        }
    }
}
