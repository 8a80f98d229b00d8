package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.gateway.peer.ForwardedInfo;
import io.gatehouse.gateway.peer.Peer;
import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Sets the header fields that tell the upstream who the original caller is. What the caller claims about itself is
 * dropped, unless it is a trusted proxy: then it is kept, and the proxy's own address is appended to the chain.
 */
final class ForwardedHeaders {

    private static final AsciiString FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString PORT = AsciiString.cached("x-forwarded-port");
    private static final AsciiString REAL_IP = AsciiString.cached("x-real-ip");
    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");

    private ForwardedHeaders() {}

    /**
     * Sets the fields for this hop and, unless the host is to be preserved, removes the caller's host, so that the
     * client sets the upstream's.
     */
    static void rebuild(HttpHeaders headers, HttpRequest<?> inbound) {
        Peer peer = Peer.of(inbound);
        if (peer.isTrusted()) {
            append(headers, peer, ClientAddress.of(inbound));
        } else {
            replace(headers, peer);
        }
        if (!RoutePolicy.of(inbound).preserveHost()) {
            headers.remove(HttpHeaderNames.HOST);
        }
    }

    private static void replace(HttpHeaders headers, Peer peer) {
        CallersClaims.removeFrom(headers);
        setUnlessNull(headers, HOST, headers.get(HttpHeaderNames.HOST));
        headers.set(PROTO, scheme(peer));
        headers.set(FOR, peer.address());
    }

    /** Upstreams do not know which proxies are trusted, so the caller's address is also sent in a field of its own. */
    private static void append(HttpHeaders headers, Peer proxy, String client) {
        ForwardedInfo info = ForwardedInfo.by(proxy, headers);
        CallersClaims.removeFrom(headers);
        setUnlessNull(headers, HOST, info.host() != null ? info.host() : headers.get(HttpHeaderNames.HOST));
        setUnlessNull(headers, PORT, info.port());
        headers.set(REAL_IP, client);
        headers.set(PROTO, info.proto() != null ? plain(info.proto()) : scheme(proxy));
        headers.set(FOR, info.chain() == null ? proxy.address() : info.chain() + ", " + proxy.address());
        if (info.forwarded() != null) {
            headers.set(FORWARDED, info.forwarded() + ", for=" + node(proxy.address()));
        }
    }

    private static void setUnlessNull(HttpHeaders headers, AsciiString name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
    }

    private static String plain(String scheme) {
        return "https".equalsIgnoreCase(scheme) ? "https" : "http";
    }

    /** RFC 7239 section 6. */
    private static String node(String address) {
        return address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    }

    private static String scheme(Peer peer) {
        return peer.secure() ? "https" : "http";
    }
}
