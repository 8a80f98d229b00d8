package io.gatehouse.stocks.imports;

import io.micronaut.scheduling.TaskExecutors;
import io.r2dbc.spi.Connection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Imports a file in one transaction: all of its rows, or none if any line is wrong. */
@Singleton
final class CsvImport {

    private static final int ROWS_PER_STATEMENT = 1000;

    private final Transactions transactions;
    private final Scheduler blocking;

    CsvImport(Transactions transactions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.transactions = transactions;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /**
     * Imports this file, reading it as the database takes its rows, and closes it whatever happens: what was not read
     * of an upload would otherwise stand in the way of the connection's next request.
     *
     * @return what was stored, or an error of {@link InvalidImportException}
     */
    Mono<Imported> run(InputStream csv) {
        return Mono.using(() -> csv, open -> transactions.run(connection -> store(open, connection)))
                .onErrorMap(UncheckedIOException.class, CsvImport::reasonOf);
    }

    private Mono<Imported> store(InputStream csv, Connection connection) {
        Faults faults = new Faults();
        StagingTable staging = new StagingTable(connection);
        return staging.create()
                .thenMany(rows(csv, faults))
                .buffer(ROWS_PER_STATEMENT)
                .concatMap(staging::add)
                .thenMany(staging.repetitions())
                .doOnNext(repetition -> faults.add(repetition.line(), repetition.reason()))
                .then(Mono.defer(
                        () -> faults.isEmpty() ? staging.merge() : Mono.error(new InvalidImportException(faults))));
    }

    /** Reading waits for the network, so it must not happen on an event loop. */
    private Flux<ImportRow> rows(InputStream csv, Faults faults) {
        RowReader reader = new RowReader(faults);
        return Flux.fromIterable(new CsvFile(csv))
                .mapNotNull(line -> reader.read(line).orElse(null))
                .subscribeOn(blocking);
    }

    /** The stream of an upload hides the server's own reason, such as a body that is too large. */
    private static Throwable reasonOf(UncheckedIOException failure) {
        Throwable reason =
                failure.getCause() == null ? null : failure.getCause().getCause();
        return reason == null ? failure : reason;
    }
}
