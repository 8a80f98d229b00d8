package io.gatehouse.gateway.peer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.AttributeKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, determined once when it is accepted.
 *
 * @param address the address, as text
 * @param secure whether the connection uses TLS
 * @param proxies the trusted proxies, if it is one of them; null otherwise, and then nothing it says is believed
 */
public record Peer(String address, boolean secure, @Nullable TrustedProxies proxies) {

    static final AttributeKey<Peer> KEY = AttributeKey.valueOf(Peer.class, "peer");

    /** The peer of the connection on which this request came. */
    public static Peer of(HttpRequest<?> request) {
        return Objects.requireNonNull(
                of(((NettyHttpRequest<?>) request).getChannelHandlerContext().channel()));
    }

    static @Nullable Peer of(Channel channel) {
        Channel connection = channel instanceof Http2StreamChannel ? channel.parent() : channel;
        return connection.attr(KEY).get();
    }

    /** Whether what it says about the original caller is believed. */
    public boolean isTrusted() {
        return proxies != null;
    }
}
