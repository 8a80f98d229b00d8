package io.gatehouse.gateway.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;

/** Where a request comes from: the other end of its connection, or whom a trusted proxy there speaks for. */
public final class ClientAddress {

    private static final AsciiString X_FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");

    private ClientAddress() {}

    /** The address, as text, as long as the request has the headers it came with. */
    public static String of(HttpRequest<?> request) {
        Peer peer = Peer.of(request);
        TrustedProxies proxies = peer.proxies();
        return proxies == null ? peer.address() : proxies.client(chain(request), peer.address());
    }

    private static String[] chain(HttpRequest<?> request) {
        HttpHeaders headers = ((NettyHttpRequest<?>) request).getNativeRequest().headers();
        List<String> chain = headers.getAll(X_FORWARDED_FOR);
        return chain.isEmpty()
                ? ForwardedChain.ofForwarded(headers.getAll(FORWARDED))
                : ForwardedChain.ofXForwardedFor(chain);
    }
}
