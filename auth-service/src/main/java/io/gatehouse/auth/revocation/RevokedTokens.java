package io.gatehouse.auth.revocation;

import com.nimbusds.jwt.JWTClaimNames;
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
 * The tokens that were revoked: one by one, all of a subject, or all of a key. Whoever checks tokens knows within two
 * seconds, and what cannot be in use any more is forgotten.
 */
@Singleton
public class RevokedTokens {

    /** How long keys stay revoked. Far longer than anyone remembers a JWK set: a thief signs tokens that never expire. */
    public static final int KEY_DAYS = 30;

    /** How many of a subject are revoked one by one, so that whoever gets tokens for nothing fills nobody's memory. */
    static final int MOST_TOKENS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

    private final RevocationRepository revocations;

    RevokedTokens(RevocationRepository revocations) {
        this.revocations = revocations;
    }

    /** What checkers have to know. */
    public Mono<RevocationList> list() {
        return revocations.findUnexpired().collectList().map(RevokedTokens::list);
    }

    /** Revokes the token of this caller, and no other. */
    public Mono<Void> revoke(Authentication caller) {
        return revocations
                .addToken(id(caller), caller.getName(), expiresAtSecond(caller))
                .then(Mono.defer(() -> revokeAllIfTooMany(caller.getName())));
    }

    /**
     * Revokes every token that belongs to a session.
     *
     * @param subject the {@code sub} of its tokens
     * @return whether that was not done before
     */
    public Mono<Boolean> revokeSession(UUID sessionId, String subject) {
        return revocations
                .addSession(sessionId.toString(), subject)
                .map(added -> added > 0)
                .delayUntil(added -> revokeAllIfTooMany(subject));
    }

    /**
     * Revokes every token this subject was granted until now; those granted from here on count. To be called in the
     * transaction of what it is called for (a disabled user, a changed password), and after it.
     *
     * @param subject the {@code sub} of the tokens, or their {@code client_id}, to the letter
     */
    public Mono<Void> revokeSubject(String subject) {
        return revocations.addSubject(subject).then();
    }

    /** One entry instead of many. */
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

    /** A claim that is in every token which passed the checks. */
    private static <T> T claim(Authentication caller, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(caller.getAttributes().get(name), name));
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteExpired() {
        revocations
                .deleteExpired()
                .subscribe(
                        deleted -> LOG.debug("{} revocations had expired and are forgotten", deleted),
                        failure -> LOG.warn("Expired revocations are not deleted: {}", failure.toString()));
    }
}
