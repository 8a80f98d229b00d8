package io.gatehouse.gateway.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The address a request comes from: the other end of its connection or, if that is a trusted proxy, the caller it
 * names.
 */
public final class ClientAddress {

    private ClientAddress() {}

    /** The address as text. Only valid as long as the request has its original header fields. */
    public static String of(HttpRequest<?> request) {
        return of(
                Peer.of(request),
                ((NettyHttpRequest<?>) request).getNativeRequest().headers());
    }

    /** The address, as text, of a request with these header fields; null if the connection was reset on arrival. */
    public static @Nullable String of(Channel channel, HttpHeaders headers) {
        Peer peer = Peer.of(channel);
        return peer == null ? null : of(peer, headers);
    }

    private static String of(Peer peer, HttpHeaders headers) {
        TrustedProxies proxies = peer.proxies();
        return proxies == null ? peer.address() : proxies.client(chain(proxies.field(), headers), peer.address());
    }

    private static String[] chain(ProxyField field, HttpHeaders headers) {
        return field == ProxyField.FORWARDED
                ? ForwardedChain.ofForwarded(ForwardedChain.forwarded(headers))
                : ForwardedChain.ofXForwardedFor(headers.getAll(ForwardedInfo.X_FORWARDED_FOR));
    }
}
