package io.gatehouse.stocks;

import io.gatehouse.shared.database.DatabaseSettings;
import io.gatehouse.shared.database.WorkingConnections;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections for queries: to a replica of the database, if there is one, with a pool of their own. Whatever decides
 * about a change must not use them, because a replica lags behind.
 */
@Singleton
public final class ReadConnections {

    private final ConnectionFactory connections;
    private final Mono<Void> close;

    ReadConnections(
            ConnectionFactory primary,
            ConnectionFactoryOptions options,
            DatabaseSettings database,
            ReplicaSettings replica) {
        if (replica.host().isBlank()) {
            this.connections = primary;
            this.close = Mono.empty();
        } else {
            ConnectionFactory pool = ConnectionFactories.get(replica.in(options));
            this.connections = new WorkingConnections(pool, database.connections());
            this.close = pool instanceof Closeable closeable ? Mono.from(closeable.close()) : Mono.empty();
        }
    }

    /** A connection, which the caller has to close. */
    public Publisher<? extends Connection> create() {
        return connections.create();
    }

    @PreDestroy
    void close() {
        close.subscribe();
    }

    /**
     * The replica for queries; all other settings are those of the database itself.
     *
     * @param host name or address; empty if there is no replica
     * @param port TCP port
     */
    @ConfigurationProperties("database.replica")
    record ReplicaSettings(String host, @Min(1) @Max(65535) int port) {

        ConnectionFactoryOptions in(ConnectionFactoryOptions options) {
            return options.mutate()
                    .option(ConnectionFactoryOptions.HOST, host)
                    .option(ConnectionFactoryOptions.PORT, port)
                    .build();
        }
    }
}
