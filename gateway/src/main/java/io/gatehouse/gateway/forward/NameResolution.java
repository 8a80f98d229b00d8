package io.gatehouse.gateway.forward;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import io.micronaut.http.netty.channel.EventLoopGroupFactory;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.http.netty.channel.NettyChannelType;
import io.netty.channel.socket.DatagramChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;

/**
 * Resolves the names of upstreams with Netty's resolver: the JDK's would block the event loop, and all requests on it.
 */
@Factory
final class NameResolution {

    @Bean(preDestroy = "close")
    @Singleton
    @Named("dns")
    AddressResolverGroup<InetSocketAddress> dns(
            NameResolutionSettings settings, EventLoopGroupFactory transport, EventLoopGroupRegistry loops) {
        EventLoopGroupConfiguration loop = loops.getEventLoopGroupConfiguration(EventLoopGroupConfiguration.DEFAULT)
                .orElse(null);
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder()
                .datagramChannelFactory(
                        () -> (DatagramChannel) transport.channelInstance(NettyChannelType.DATAGRAM_SOCKET, loop))
                .queryTimeoutMillis(settings.queryTimeout().toMillis())
                .maxQueriesPerResolve(settings.maxQueries());
        if (!settings.servers().isEmpty()) {
            builder.nameServerProvider(new SequentialDnsServerAddressStreamProvider(settings.addresses()));
        }
        return new DnsAddressResolverGroup(builder);
    }
}
