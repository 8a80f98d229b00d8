package io.gatehouse.shared.start;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs, once, what is listening where. */
@Singleton
final class ListeningMessage implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningMessage.class);

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        EmbeddedServer server = event.getSource();
        String name = server.getApplicationConfiguration().getName().orElse("service");
        LOG.info(
                "{} listens on {}, management on port {}, in {}",
                name,
                server.getURI(),
                managementPort(server),
                String.join(",", server.getEnvironment().getActiveNames()));
    }

    private static int managementPort(EmbeddedServer server) {
        Set<Integer> ports = ((io.micronaut.http.server.netty.NettyEmbeddedServer) server).getBoundPorts();
        return ports.stream()
                .filter(port -> port != server.getPort())
                .findFirst()
                .orElse(server.getPort());
    }
}
