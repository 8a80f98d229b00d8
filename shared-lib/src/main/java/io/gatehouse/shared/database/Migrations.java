package io.gatehouse.shared.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date before the service is ready. A migration that fails stops the service. A database that
 * cannot be reached does not: the service starts, is not ready, and tries again.
 */
@Context
@Requires(classes = Flyway.class)
@Requires(beans = ConnectionFactory.class)
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final Pattern UNREACHABLE = Pattern.compile("08...|57P..");

    private final DatabaseSettings database;
    private final Flyway flyway;
    private volatile boolean done;
    private volatile boolean stopped;

    Migrations(DatabaseSettings database) {
        this.database = database;
        this.flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load();
    }

    boolean isDone() {
        return done;
    }

    @PostConstruct
    void start() {
        if (!migrated()) {
            LOG.warn("The database {} cannot be reached: trying again every {}", database, database.retryInterval());
            Thread.ofVirtual().name("migrations").start(this::keepTrying);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void keepTrying() {
        while (!stopped && !migratedOrExit()) {
            LockSupport.parkNanos(database.retryInterval().toNanos());
        }
    }

    private boolean migratedOrExit() {
        try {
            return migrated();
        } catch (FlywayException e) {
            LOG.error("The service stops, because its database cannot be migrated", e);
            Runtime.getRuntime().exit(1);
            return false;
        }
    }

    /** True once the schema is up to date, false if the database cannot be reached. */
    private boolean migrated() {
        try {
            done = flyway.migrate().success;
            return done;
        } catch (FlywayException e) {
            if (isUnreachable(e)) {
                return false;
            }
            throw e;
        }
    }

    /** SQL states of class 08 and 57P are about the connection (PostgreSQL manual, appendix A). */
    private static boolean isUnreachable(FlywayException e) {
        Throwable cause = e.getCause();
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql
                && UNREACHABLE.matcher(String.valueOf(sql.getSQLState())).matches();
    }
}
