package io.gatehouse.shared.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;

/** Wraps every connection pool in {@link WorkingConnections}, and closes the pool when the service stops. */
@Singleton
@Requires(classes = ConnectionFactory.class)
final class Pools implements BeanCreatedEventListener<ConnectionFactory> {

    private final DatabaseSettings database;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    Pools(DatabaseSettings database) {
        this.database = database;
    }

    @Override
    public ConnectionFactory onCreated(BeanCreatedEvent<ConnectionFactory> event) {
        ConnectionFactory pool = event.getBean();
        if (pool instanceof Closeable closeable) {
            open.add(closeable);
        }
        return new WorkingConnections(pool, database.connections());
    }

    @PreDestroy
    void close() {
        open.forEach(pool -> Mono.from(pool.close()).subscribe());
    }
}
