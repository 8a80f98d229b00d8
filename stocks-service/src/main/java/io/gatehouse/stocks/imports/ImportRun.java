package io.gatehouse.stocks.imports;

import io.micronaut.scheduling.TaskExecutors;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs background imports. Claim, rows and completion are one transaction: an interrupted attempt leaves no trace
 * except its count, and the next one starts from the beginning.
 */
@Singleton
final class ImportRun {

    private final ConnectionFactory connections;
    private final Transactions transactions;
    private final CsvImport imports;
    private final ImportSettings settings;
    private final Scheduler blocking;

    ImportRun(
            ConnectionFactory connections,
            Transactions transactions,
            CsvImport imports,
            ImportSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.connections = connections;
        this.transactions = transactions;
        this.imports = imports;
        this.settings = settings;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** Runs the next import, if there is one, and says whether there was. */
    Mono<Boolean> next() {
        return transactions
                .run(transaction -> ClaimedImport.next(transaction, settings)
                        .flatMap(claimed -> beside(claimed, transaction).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<Void> beside(ClaimedImport claimed, Connection transaction) {
        return Mono.usingWhen(connections.create(), beside -> begin(claimed, transaction, beside), Connection::close);
    }

    private Mono<Void> begin(ClaimedImport claimed, Connection transaction, Connection beside) {
        return claimed.begin(beside)
                .timeout(settings.silenceTimeout())
                .flatMap(attempt -> attempt > settings.attempts()
                        ? claimed.givenUp(transaction, interrupted())
                        : store(claimed, transaction, beside)
                                .onErrorMap(failure -> new InterruptedImportException(claimed.id(), attempt, failure)));
    }

    private String interrupted() {
        return "It was interrupted " + settings.attempts() + " times and is given up; nothing was stored";
    }

    private Mono<Void> store(ClaimedImport claimed, Connection transaction, Connection beside) {
        CsvFile file = new CsvFile();
        Flux<byte[]> pieces = claimed.file(beside).publishOn(blocking, 1);
        Mono<Void> stored = imports.store(file, pieces, transaction)
                .flatMap(imported -> claimed.report(beside, file.linesRead()).then(claimed.done(transaction, imported)))
                .onErrorResume(InvalidImportException.class, invalid -> claimed.failed(transaction, invalid));
        return Mono.firstWithSignal(stored, reports(claimed, file, beside));
    }

    /**
     * Keeps recording the progress, for those who ask. Fails once the database no longer answers, since the import
     * itself might then wait for ever.
     */
    private Mono<Void> reports(ClaimedImport claimed, CsvFile file, Connection beside) {
        return Flux.interval(settings.progressInterval())
                .onBackpressureDrop()
                .concatMap(tick -> claimed.report(beside, file.linesRead()).timeout(settings.silenceTimeout()), 1)
                .then();
    }
}
