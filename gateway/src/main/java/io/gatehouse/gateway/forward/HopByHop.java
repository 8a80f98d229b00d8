package io.gatehouse.gateway.forward;

import io.gatehouse.shared.request.RequestId;
import io.gatehouse.shared.security.TokenHeader;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;

/**
 * Removes the header fields that belong to one hop (RFC 9110 section 7.6.1), among them {@code Expect: 100-continue},
 * which the gateway handles itself.
 */
final class HopByHop {

    private static final AsciiString[] NAMES = {
        HttpHeaderNames.CONNECTION,
        AsciiString.cached("keep-alive"),
        AsciiString.cached("proxy-connection"),
        HttpHeaderNames.PROXY_AUTHENTICATE,
        HttpHeaderNames.PROXY_AUTHORIZATION,
        HttpHeaderNames.TE,
        HttpHeaderNames.TRAILER,
        HttpHeaderNames.UPGRADE,
        HttpHeaderNames.EXPECT,
        AsciiString.cached("http2-settings"),
    };

    /** Fields a caller cannot have removed by naming them in {@code Connection}. */
    private static final List<String> KEPT =
            List.of("authorization", TokenHeader.X_TOKEN, RequestId.HEADER, "content-length", "content-type", "host");

    private HopByHop() {}

    static void removeFrom(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION)) {
            headers.getAll(HttpHeaderNames.CONNECTION).forEach(value -> removeNamed(value, headers));
        }
        for (AsciiString name : NAMES) {
            headers.remove(name);
        }
    }

    private static void removeNamed(String connection, HttpHeaders headers) {
        if (HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection)) {
            return; // what nearly everyone says names no field
        }
        for (String option : connection.split(",", -1)) {
            String name = option.strip();
            if (!name.isEmpty() && KEPT.stream().noneMatch(name::equalsIgnoreCase)) {
                headers.remove(name);
            }
        }
    }
}
