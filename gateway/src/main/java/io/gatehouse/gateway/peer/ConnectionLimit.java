package io.gatehouse.gateway.peer;

import io.gatehouse.shared.request.CallerNetwork;
import io.gatehouse.shared.start.ManagementPort;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes newly accepted connections if there are too many already; those to the management port do not count. */
@Singleton
final class ConnectionLimit {

    private final ConnectionSettings settings;
    private final TrustedProxies proxies;
    private final ManagementPort management;
    private final AtomicInteger all = new AtomicInteger();
    private final CallerCounts byCaller = new CallerCounts();

    ConnectionLimit(ConnectionSettings settings, TrustedProxies proxies, ManagementPort management) {
        this.settings = settings;
        this.proxies = proxies;
        this.management = management;
    }

    /** Counts the connection for as long as it is open. */
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
    void accept(Channel connection) {
        if (!management.isAt(connection.localAddress())
                && connection.remoteAddress() instanceof InetSocketAddress remote) {
            InetAddress caller = CallerNetwork.of(remote.getAddress());
            boolean tooMany = count(caller, remote.getAddress());
            connection.closeFuture().addListener(closed -> forget(caller));
            if (tooMany) {
                // Deferred, because the server is still about to build the connection's pipeline.
                connection.eventLoop().execute(connection::close);
            }
        }
    }

    private boolean count(InetAddress caller, InetAddress address) {
        boolean tooMany = all.incrementAndGet() > settings.max() && settings.max() > 0;
        if (settings.perAddress() > 0) {
            int ofCaller = byCaller.begin(caller);
            tooMany |= ofCaller > settings.perAddress() && !proxies.contains(Network.plain(address.getAddress()));
        }
        return tooMany;
    }

    private void forget(InetAddress caller) {
        all.decrementAndGet();
        if (settings.perAddress() > 0) {
            byCaller.end(caller);
        }
    }
}
