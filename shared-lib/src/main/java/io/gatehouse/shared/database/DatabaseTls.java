package io.gatehouse.shared.database;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;

/** TLS to the database: what the pool's driver trusts, and what production requires. */
@Singleton
@Requires(classes = ConnectionFactoryOptions.class)
@Requires(beans = DatabaseSettings.class)
final class DatabaseTls implements BeanCreatedEventListener<ConnectionFactoryOptions.Builder>, WeakSettings {

    /** Whoever is between the service and its database decides whether there is TLS, and nobody notices. */
    private static final Set<String> UNDECIDED = Set.of("allow", "prefer");

    private static final Option<String> ROOT_CERTIFICATE = Option.valueOf("sslRootCert");

    private final DatabaseSettings database;

    DatabaseTls(DatabaseSettings database) {
        this.database = database;
    }

    /** An empty option, as configuration has it, would be the name of a file. */
    @Override
    public ConnectionFactoryOptions.Builder onCreated(BeanCreatedEvent<ConnectionFactoryOptions.Builder> event) {
        database.rootCertificate().ifPresent(file -> event.getBean().option(ROOT_CERTIFICATE, file));
        return event.getBean();
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                UNDECIDED.contains(database.sslMode()) && !database.isLocal(),
                "DATABASE_SSL_MODE is " + database.sslMode()
                        + ", expected require, verify-ca or verify-full, or disable in a network that is trusted");
    }
}
