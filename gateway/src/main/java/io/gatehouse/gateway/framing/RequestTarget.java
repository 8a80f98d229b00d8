package io.gatehouse.gateway.framing;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/** Checks and normalises the target in the first line of a request (RFC 9112 section 3.2). */
final class RequestTarget {

    static final String EXPECTED_HOST = "one name or address, with a port or without";

    private static final String[] SCHEMES = {"http://", "https://"};

    private RequestTarget() {}

    /**
     * Leaves a path unchanged, and so the asterisk of an {@code OPTIONS} about the whole server (section 3.2.4). From an
     * absolute address it takes the host as {@code Host}, and the rest as the target.
     */
    static void toOriginForm(HttpRequest request) throws BadFramingException {
        String target = request.uri();
        checkCharacters(target);
        if (target.startsWith("/") || isWholeServer(request.method().name(), target)) {
            return;
        }
        for (String scheme : SCHEMES) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                split(request, target, scheme.length());
                return;
            }
        }
        throw BadFramingException.of("The target", target, "a path or an absolute http address");
    }

    /** Whether these are the method and the target of a request about the whole server. */
    static boolean isWholeServer(CharSequence method, CharSequence target) {
        return "*".contentEquals(target) && "OPTIONS".contentEquals(method);
    }

    /** Whether this is a host name or address, with or without a port, and nothing else. */
    static boolean isHost(CharSequence host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!isAlphanumeric(c) && "-._~:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return host.length() > 0;
    }

    private static void split(HttpRequest request, String target, int start) throws BadFramingException {
        int end = start;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        String host = target.substring(start, end);
        if (!isHost(host)) {
            throw BadFramingException.of("The target's host", host, EXPECTED_HOST);
        }
        request.headers().set(HttpHeaderNames.HOST, host);
        request.setUri(target.startsWith("/", end) ? target.substring(end) : '/' + target.substring(end));
    }

    static void checkCharacters(CharSequence target) throws BadFramingException {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new BadFramingException(
                        "The target has the character 0x%x: expected visible ASCII, and no fragment"
                                .formatted((int) c));
            }
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
