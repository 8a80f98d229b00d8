package io.gatehouse.auth.key;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The keys as they were read last. Of two readings at the same time it is the later one that counts, whichever ends last: between
 * them a key may have been removed.
 */
final class LatestRing {

    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

    /** Empty if nothing has been read yet. */
    Optional<KeyRing> ring() {
        return Optional.ofNullable(latest.get()).map(Reading::ring);
    }

    /** Reads, and returns the keys of the latest reading. */
    Mono<KeyRing> keep(Mono<KeyRing> reading) {
        return Mono.fromSupplier(begun::incrementAndGet)
                .flatMap(number -> reading.map(found -> new Reading(number, found))
                        .mapNotNull(read -> latest.accumulateAndGet(read, LatestRing::later))
                        .map(Reading::ring));
    }

    private static @Nullable Reading later(@Nullable Reading known, @Nullable Reading read) {
        return known != null && read != null && known.number > read.number ? known : read;
    }

    /**
     * What was read.
     *
     * @param number grows in the order in which readings begin
     * @param ring the keys
     */
    private record Reading(long number, KeyRing ring) {}
}
