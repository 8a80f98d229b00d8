package io.gatehouse.auth.password;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a password hash, and how many are computed at a time. A change applies to new hashes; a stored hash keeps
 * its costs until its user logs in.
 *
 * @param memoryKib Argon2's memory for one hash
 * @param iterations Argon2's passes over that memory
 * @param lanes Argon2's degree of parallelism within one hash
 * @param parallel how many hashes are computed at the same time; null to leave one processor to everything else
 * @param waiting how many may wait per hash that is being computed
 */
@ConfigurationProperties("auth.password")
record PasswordSettings(
        @Min(64) @Max(1_048_576) int memoryKib,
        @Min(1) @Max(1_000) int iterations,
        @Min(1) @Max(16) int lanes,
        @Nullable @Min(1) @Max(1_000) Integer parallel,
        @Min(1) @Max(10_000) int waiting)
        implements WeakSettings {

    /** OWASP's minimum, for the memory and for memory times iterations. */
    private static final int LEAST_MEMORY_KIB = 7_168;

    private static final long LEAST_WORK = 5L * LEAST_MEMORY_KIB;

    /** RFC 9106 section 3.1. */
    static final int LEAST_MEMORY_KIB_PER_LANE = 8;

    /** Limits the memory for all of them in a container that sees every processor of its machine. */
    private static final int MOST_BY_DEFAULT = 4;

    PasswordSettings {
        if (memoryKib < LEAST_MEMORY_KIB_PER_LANE * lanes) {
            throw new ConfigurationException(
                    "AUTH_PASSWORD_MEMORY_KIB is %d: expected at least 8 for each of the %d of AUTH_PASSWORD_LANES"
                            .formatted(memoryKib, lanes));
        }
    }

    /** How many hashes are computed at the same time on this many processors. */
    int threads(int processors) {
        return parallel != null ? parallel : Math.clamp(processors - 1, 1, MOST_BY_DEFAULT);
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                memoryKib < LEAST_MEMORY_KIB || (long) memoryKib * iterations < LEAST_WORK,
                "AUTH_PASSWORD_MEMORY_KIB is %d and AUTH_PASSWORD_ITERATIONS is %d, expected at least 7168 and a product of 35840"
                        .formatted(memoryKib, iterations));
    }
}
