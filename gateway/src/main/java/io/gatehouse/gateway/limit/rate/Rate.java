package io.gatehouse.gateway.limit.rate;

import io.gatehouse.shared.start.Durations;
import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How many requests each caller may send to a route.
 *
 * @param route the route's name
 * @param requests how many requests fit into the period, at least 1
 * @param per the period
 */
record Rate(String route, long requests, Duration per) {

    /**
     * A bucket that holds the requests of a whole period and is refilled continuously, not all at once at the end of
     * the period.
     */
    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(requests)
                .refillGreedy(requests, per)
                .build();
    }

    /** The period in seconds, rounded up, so that a caller who keeps to what it is told keeps to the limit. */
    long seconds() {
        return Durations.secondsRoundedUp(per);
    }
}
