package io.gatehouse.auth.revocation;

import com.nimbusds.jwt.JWTClaimNames;
import io.gatehouse.auth.cleanup.Portions;
import io.gatehouse.auth.revocation.Revocation.Kind;
import io.gatehouse.shared.security.RevocationList;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Revokes tokens: single ones, all of a subject, or all of a key. Checkers know within two seconds; entries are dropped
 * once the tokens would have expired anyway.
 */
@Singleton
public class RevokedTokens {

    /**
     * How many days keys stay revoked. Far longer than anyone caches a JWK set, since a thief can sign tokens that
     * never expire.
     */
    public static final int KEY_DAYS = 30;

    /**
     * How many tokens of a subject are revoked one by one, so that whoever gets tokens freely cannot fill the checkers'
     * memory.
     */
    static final int MOST_TOKENS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

    private final RevocationRepository revocations;

    RevokedTokens(RevocationRepository revocations) {
        this.revocations = revocations;
    }

    /** The list for checkers. */
    public Mono<RevocationList> list() {
        return revocations.findUnexpired().collectList().map(RevokedTokens::list);
    }

    /** Revokes the caller's token, and no other. */
    public Mono<Void> revoke(Authentication caller) {
        return revocations
                .addToken(id(caller), caller.getName(), expiresAtSecond(caller))
                .then(Mono.defer(() -> revokeAllIfTooMany(caller.getName())));
    }

    /**
     * Revokes every token that belongs to a session.
     *
     * @param subject the {@code sub} of its tokens
     * @return whether it had not been revoked before
     */
    public Mono<Boolean> revokeSession(UUID sessionId, String subject) {
        return revocations
                .addSession(sessionId.toString(), subject)
                .map(added -> added > 0)
                .delayUntil(added -> revokeAllIfTooMany(subject));
    }

    /**
     * Revokes every token granted to this subject until now; those granted later are valid. Has to be called in the
     * transaction of the change that causes it (a disabled user, a changed password), and after that change.
     *
     * @param subject the {@code sub} of the tokens, or their {@code client_id}, to the letter
     */
    public Mono<Void> revokeSubject(String subject) {
        return revocations.addSubject(subject).then();
    }

    /** Replaces many entries by one. */
    private Mono<Void> revokeAllIfTooMany(String subject) {
        return revocations
                .countTokens(subject)
                .filter(revoked -> revoked > MOST_TOKENS)
                .flatMap(tooMany -> revocations.addSubject(subject))
                .then();
    }

    private static RevocationList list(List<Revocation> all) {
        return new RevocationList(
                ids(all, Kind.TOKEN),
                all.stream()
                        .filter(revocation -> revocation.kind() == Kind.SUBJECT)
                        .collect(Collectors.toMap(Revocation::id, Revocation::generation)),
                ids(all, Kind.KEY));
    }

    private static List<String> ids(List<Revocation> all, Kind kind) {
        return all.stream()
                .filter(revocation -> revocation.kind() == kind)
                .map(Revocation::id)
                .toList();
    }

    private static String id(Authentication caller) {
        return claim(caller, JWTClaimNames.JWT_ID, String.class);
    }

    private static long expiresAtSecond(Authentication caller) {
        return claim(caller, JWTClaimNames.EXPIRATION_TIME, Date.class)
                .toInstant()
                .getEpochSecond();
    }

    /** A claim that every checked token has. */
    private static <T> T claim(Authentication caller, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(caller.getAttributes().get(name), name));
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteExpired() {
        deleteExpired(Portions.ROWS)
                .subscribe(
                        deleted -> LOG.debug("{} revocations had expired and are forgotten", deleted),
                        failure -> LOG.warn("Expired revocations are not deleted: {}", failure.toString()));
    }

    /** Deletes at most so many at once; returns how many these were. */
    Mono<Long> deleteExpired(int most) {
        return Portions.delete(() -> revocations.deleteExpired(most));
    }
}
