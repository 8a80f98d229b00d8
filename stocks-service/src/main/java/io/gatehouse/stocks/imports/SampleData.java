package io.gatehouse.stocks.imports;

import static io.gatehouse.stocks.Sql.get;
import static io.gatehouse.stocks.Sql.query;

import io.gatehouse.shared.database.DatabaseSettings;
import io.gatehouse.shared.database.Migrations;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Loads the sample data once the schema is up to date, except for symbols that already have bars. */
@Singleton
@Requires(property = "sample-data.enabled", value = "true")
final class SampleData implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

    /** Stands where an upload has its caller. */
    private static final String CALLER = "sample-data";

    private static final String EXISTS = "select exists (select from stocks_ohlcv where symbol = $1)";

    private final SampleDataSettings settings;
    private final ConnectionFactory connections;
    private final Upload upload;
    private final CsvImport imports;
    private final Migrations migrations;
    private final Retry untilDatabaseIsThere;
    private volatile boolean loaded;

    SampleData(
            SampleDataSettings settings,
            ConnectionFactory connections,
            Upload upload,
            CsvImport imports,
            DatabaseSettings database,
            Migrations migrations) {
        this.settings = settings;
        this.connections = connections;
        this.upload = upload;
        this.imports = imports;
        this.migrations = migrations;
        this.untilDatabaseIsThere = Retry.fixedDelay(Long.MAX_VALUE, database.retryInterval())
                .filter(R2dbcException.class::isInstance)
                .doBeforeRetry(retry -> LOG.debug("Sample data is tried again", retry.failure()));
    }

    boolean isLoaded() {
        return loaded;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        migrations
                .done()
                .thenMany(Flux.fromIterable(settings.symbols()))
                .concatMap(symbol -> loadMissing(symbol).retryWhen(untilDatabaseIsThere))
                .subscribe(imported -> {}, failure -> LOG.error("Sample data cannot be loaded", failure), this::done);
    }

    private void done() {
        loaded = true;
    }

    private Mono<Imported> loadMissing(String symbol) {
        return exists(symbol).filter(exists -> !exists).flatMap(exists -> load(symbol));
    }

    private Mono<Boolean> exists(String symbol) {
        return Mono.usingWhen(
                connections.create(),
                connection -> query(
                                connection.createStatement(EXISTS).bind("$1", symbol),
                                row -> get(row, 0, Boolean.class))
                        .single(),
                Connection::close);
    }

    private Mono<Imported> load(String symbol) {
        return upload.read(CALLER, file(symbol), imports::run)
                .doOnNext(imported -> LOG.info("Loaded sample data: {} bars of {}", imported.rows(), symbol));
    }

    private static InputStream file(String symbol) {
        String file = "/sample-data/" + symbol + ".csv";
        return Objects.requireNonNull(SampleData.class.getResourceAsStream(file), file);
    }
}
