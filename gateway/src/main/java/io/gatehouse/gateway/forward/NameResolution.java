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

/** Resolves upstreams' names as Netty does it: the JDK's way would hold up every request on the event loop. */
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
