package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.gateway.peer.Peer;
import io.gatehouse.gateway.peer.Told;
import io.gatehouse.gateway.route.RoutePolicy;
import io.micronaut.http.HttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Tells the upstream who asked whom. What the caller claims about itself is dropped, not believed, unless it is a trusted
 * proxy: then its word is kept, and the proxy itself added to the chain.
 */
final class ForwardedHeaders {

    private static final AsciiString FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString PORT = AsciiString.cached("x-forwarded-port");
    private static final AsciiString REAL_IP = AsciiString.cached("x-real-ip");
    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");

    private ForwardedHeaders() {}

    /** Sets the facts of this hop and, unless it is to be preserved, takes the caller's host away: the client names the upstream's. */
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

    /** Upstreams do not know which proxies are trusted: which of the chain is the caller's address is said beside it. */
    private static void append(HttpHeaders headers, Peer proxy, String client) {
        Told told = Told.by(proxy, headers);
        CallersClaims.removeFrom(headers);
        setUnlessNull(headers, HOST, told.host() != null ? told.host() : headers.get(HttpHeaderNames.HOST));
        setUnlessNull(headers, PORT, told.port());
        headers.set(REAL_IP, client);
        headers.set(PROTO, told.proto() != null ? plain(told.proto()) : scheme(proxy));
        headers.set(FOR, told.chain() == null ? proxy.address() : told.chain() + ", " + proxy.address());
        if (told.forwarded() != null) {
            headers.set(FORWARDED, told.forwarded() + ", for=" + node(proxy.address()));
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
