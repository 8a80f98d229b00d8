package io.gatehouse.gateway.peer;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Determines the peer of every new connection, and applies the connection limit. */
@Singleton
final class Peers implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final TrustedProxies proxies;
    private final ConnectionLimit limit;

    Peers(TrustedProxies proxies, ConnectionLimit limit) {
        this.proxies = proxies;
        this.limit = limit;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? accepted(channel) : this;
            }
        });
        return event.getBean();
    }

    private NettyServerCustomizer accepted(Channel connection) {
        limit.accept(connection);
        return new OfConnection(connection);
    }

    private final class OfConnection implements NettyServerCustomizer {

        private final Channel connection;

        private OfConnection(Channel connection) {
            this.connection = connection;
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (connection.remoteAddress() instanceof InetSocketAddress remote) {
                connection.attr(Peer.KEY).set(peer(remote.getAddress()));
            }
        }

        private Peer peer(InetAddress address) {
            boolean trusted = proxies.contains(Network.plain(address.getAddress()));
            boolean secure = connection.pipeline().get(SslHandler.class) != null;
            return new Peer(ForwardedChain.withoutZone(address.getHostAddress()), secure, trusted ? proxies : null);
        }
    }
}
