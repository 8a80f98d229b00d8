package io.gatehouse.stocks.imports;

import io.gatehouse.stocks.imports.StagingTable.Repetition;
import io.r2dbc.spi.Connection;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports a file in one transaction: all of its rows, or none if any line is wrong. */
@Singleton
final class CsvImport {

    private final Transactions transactions;

    CsvImport(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Imports the file in these pieces, reading it only as fast as the database takes its rows.
     *
     * @return what was stored, or an error of {@link InvalidImportException}
     */
    Mono<Imported> run(Flux<byte[]> pieces) {
        return transactions.run(connection -> store(new CsvFile(), pieces, connection));
    }

    /** The same in an existing transaction, in which nothing is changed if the file is invalid. */
    Mono<Imported> store(CsvFile file, Flux<byte[]> pieces, Connection connection) {
        StagingTable staging = new StagingTable(connection);
        return staging.create()
                .then(staging.fill(file.rows(pieces)))
                .thenMany(Flux.defer(() -> file.isOrdered() ? Flux.empty() : staging.repetitions()))
                .collectList()
                .doOnNext(first -> add(first, file.faults()))
                .then(Mono.defer(() -> file.faults().isEmpty()
                        ? staging.merge()
                        : Mono.error(new InvalidImportException(file.faults()))));
    }

    private static void add(List<Repetition> first, Faults faults) {
        first.forEach(repetition -> faults.add(repetition.line(), repetition.reason()));
        first.stream().findFirst().ifPresent(any -> faults.addUnlisted(any.all() - first.size()));
    }
}
