package io.gatehouse.stocks;

import io.gatehouse.shared.database.DatabaseSettings;
import io.gatehouse.shared.database.PoolMeters;
import io.gatehouse.shared.database.WorkingConnections;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
public final class ReadConnections implements MeterBinder {

    /** The name of the pool for the replica. */
    static final String REPLICA = "replica";

    private final ConnectionFactory connections;
    private final boolean isOfReplica;
    private final Mono<Void> close;

    ReadConnections(
            ConnectionFactory primary,
            ConnectionFactoryOptions options,
            DatabaseSettings database,
            ReplicaSettings replica) {
        this.isOfReplica = !replica.host().isBlank();
        if (!isOfReplica) {
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

    @Override
    public void bindTo(MeterRegistry meters) {
        if (isOfReplica) {
            PoolMeters.bind(meters, REPLICA, () -> connections);
        }
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
