package io.gatehouse.auth.password;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id (RFC 9106) on a few threads of its own. By design each hash takes megabytes outside
 * the heap and tens of milliseconds. So only a few are computed at a time, only a limited number may wait, and a burst
 * of logins is refused rather than piling up.
 */
@Singleton
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The beginning of every hash. */
    private static final String COSTS = "$argon2id$v=19$m=%d,t=%d,p=%d$";

    /** A hash that no password has: 16 bytes of salt and 32 of hash, all zero. */
    private static final String NOBODYS = "A".repeat(22) + "$" + "A".repeat(43);

    private final PasswordSettings settings;
    private final Argon2 argon2;
    private final int parallel;
    private final Scheduler threads;
    private final LongAdder open = new LongAdder();

    PasswordHasher(PasswordSettings settings) {
        this.settings = settings;
        this.argon2 = argon2();
        this.parallel = settings.threads(Runtime.getRuntime().availableProcessors());
        this.threads = Schedulers.newBoundedElastic(parallel, settings.waiting(), "password");
    }

    /**
     * Loads the native library at the start, so that an unsupported machine stops the start and not the first login.
     */
    private static Argon2 argon2() {
        try {
            Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
            argon2.hash(1, PasswordSettings.LEAST_MEMORY_KIB_PER_LANE, 1, new byte[0]);
            return argon2;
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "The native library of Argon2 cannot be loaded: expected Linux with glibc, macOS or Windows, and a"
                            + " java.io.tmpdir from which programs may run, but it is "
                            + System.getProperty("java.io.tmpdir"),
                    e);
        }
    }

    /**
     * The hash to store for a password, with a fresh salt.
     *
     * @return an error of {@link TooManyPasswordsException} if too many are waiting already
     */
    public Mono<String> hash(String password) {
        return compute(
                () -> argon2.hash(settings.iterations(), settings.memoryKib(), settings.lanes(), bytes(password)));
    }

    /**
     * Whether the hash belongs to this password. Without a hash the result is false, after as long as a hash at present
     * costs takes. Hashes with former costs can be recognised by the time they take, until their users log in again.
     *
     * @return an error of {@link TooManyPasswordsException} if too many are waiting already
     */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return compute(() -> argon2.verify(hash != null ? hash : nobodys(), bytes(password)));
    }

    /** Whether this hash has the present costs. */
    public boolean isUpToDate(String hash) {
        return hash.startsWith(costs());
    }

    /** How many wait for a thread. */
    long waiting() {
        return Math.max(0, open.sum() - parallel);
    }

    /** Continues elsewhere, because the next password is waiting for this thread. */
    private <T> Mono<T> compute(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .doOnSubscribe(begun -> open.increment())
                .doFinally(ended -> open.decrement())
                .publishOn(Schedulers.parallel())
                .onErrorMap(RejectedExecutionException.class, rejected -> new TooManyPasswordsException());
    }

    private String nobodys() {
        return costs() + NOBODYS;
    }

    private String costs() {
        return COSTS.formatted(settings.memoryKib(), settings.iterations(), settings.lanes());
    }

    /** Normalized (NIST SP 800-63B), so that a password is the same whichever keyboard composed its characters. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
