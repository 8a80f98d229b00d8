package io.gatehouse.shared.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Whether there are enough connections to the database: how many are in use, and how many requests wait for one. */
@Singleton
@Requires(classes = ConnectionPool.class)
public final class PoolMeters implements MeterBinder {

    /** The name of the pool that every service with a database has. */
    public static final String DEFAULT = "default";

    private final BeanProvider<ConnectionFactory> connections;

    PoolMeters(BeanProvider<ConnectionFactory> connections) {
        this.connections = connections;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        if (connections.isPresent()) {
            bind(meters, DEFAULT, connections::get);
        }
    }

    /**
     * Measures another pool of a service.
     *
     * @param name tells it from the others
     * @param connections where its connections come from, {@link WorkingConnections} of a pool
     */
    public static void bind(MeterRegistry meters, String name, Supplier<ConnectionFactory> connections) {
        bind(meters, name, "acquired", connections, PoolMetrics::acquiredSize);
        bind(meters, name, "idle", connections, PoolMetrics::idleSize);
        bind(meters, name, "pending", connections, PoolMetrics::pendingAcquireSize);
        bind(meters, name, "max.allocated", connections, PoolMetrics::getMaxAllocatedSize);
    }

    private static void bind(
            MeterRegistry meters,
            String name,
            String what,
            Supplier<ConnectionFactory> connections,
            ToIntFunction<PoolMetrics> value) {
        Gauge.builder("r2dbc.pool." + what, () -> value.applyAsInt(metrics(connections.get())))
                .tag("name", name)
                .register(meters);
    }

    private static PoolMetrics metrics(ConnectionFactory connections) {
        ConnectionFactory pool = ((WorkingConnections) connections).pool();
        return ((ConnectionPool) pool).getMetrics().orElseThrow();
    }
}
