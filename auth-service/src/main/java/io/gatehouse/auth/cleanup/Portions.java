package io.gatehouse.auth.cleanup;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Deletes any number of rows, however long that takes: a few at a time, since a statement that takes longer than the database
 * lets it is rolled back, and would be the next time, too.
 */
public final class Portions {

    /** How many rows one statement deletes at most: far fewer than it has time for. */
    public static final int ROWS = 10_000;

    private Portions() {}

    /** Deletes one portion after the other until one deletes nothing; returns how many rows that were. */
    public static Mono<Long> delete(Supplier<Mono<Long>> portion) {
        return Mono.defer(portion).repeat().takeWhile(deleted -> deleted > 0).reduce(0L, Long::sum);
    }
}
