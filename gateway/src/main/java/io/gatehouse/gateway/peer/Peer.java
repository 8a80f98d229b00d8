package io.gatehouse.gateway.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.AttributeKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the other end of a connection, found out once when it is accepted.
 *
 * @param address the address, as text
 * @param secure whether it came by TLS
 * @param proxies whom it may speak for; null if it is believed nothing
 */
public record Peer(String address, boolean secure, @Nullable TrustedProxies proxies) {

    static final AttributeKey<Peer> KEY = AttributeKey.valueOf(Peer.class, "peer");

    /** Whose connection this request came by. */
    public static Peer of(HttpRequest<?> request) {
        return Objects.requireNonNull(
                of(((NettyHttpRequest<?>) request).getChannelHandlerContext().channel()));
    }

    static @Nullable Peer of(Channel channel) {
        Channel connection = channel instanceof Http2StreamChannel ? channel.parent() : channel;
        return connection.attr(KEY).get();
    }

    /** Whether what it says about a request's way here is believed. */
    public boolean isTrusted() {
        return proxies != null;
    }
}
