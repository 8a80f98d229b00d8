package io.gatehouse.gateway.forward;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops header fields with which callers could pretend to be somebody else or turn their request into another one: what
 * proxies write about the original caller, what overrides the path or the method, and every field with an underscore in
 * its name, since some servers take {@code X_Token} for {@code X-Token}.
 */
final class CallersClaims {

    private static final AsciiString FORWARDED = AsciiString.cached("x-forwarded-");

    /** The prefix of Netty's notes about an HTTP/2 request, and of whatever pretends to be one. */
    private static final AsciiString HTTP2 = AsciiString.cached("x-http2-");

    private static final List<AsciiString> NAMES = List.of(
            AsciiString.cached("forwarded"),
            AsciiString.cached("x-real-ip"),
            AsciiString.cached("x-client-ip"),
            AsciiString.cached("x-cluster-client-ip"),
            AsciiString.cached("true-client-ip"),
            AsciiString.cached("x-original-url"),
            AsciiString.cached("x-original-host"),
            AsciiString.cached("x-rewrite-url"),
            AsciiString.cached("x-http-method-override"),
            AsciiString.cached("x-http-method"),
            AsciiString.cached("x-method-override"),
            AsciiString.cached("remote-user"),
            AsciiString.cached("x-remote-user"));

    private CallersClaims() {}

    static void removeFrom(HttpHeaders headers) {
        List<CharSequence> claims = find(headers);
        if (claims != null) {
            claims.forEach(headers::remove);
        }
    }

    private static @Nullable List<CharSequence> find(HttpHeaders headers) {
        List<CharSequence> found = null;
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            CharSequence name = fields.next().getKey();
            if (isClaim(name)) {
                found = found == null ? new ArrayList<>() : found;
                found.add(name);
            }
        }
        return found;
    }

    private static boolean isClaim(CharSequence name) {
        return AsciiString.indexOf(name, '_', 0) >= 0
                || AsciiString.regionMatches(name, true, 0, FORWARDED, 0, FORWARDED.length())
                || AsciiString.regionMatches(name, true, 0, HTTP2, 0, HTTP2.length())
                || isNamed(name);
    }

    private static boolean isNamed(CharSequence name) {
        for (AsciiString claim : NAMES) {
            if (claim.length() == name.length() && claim.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
