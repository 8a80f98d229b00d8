package io.gatehouse.auth.revocation;

import com.nimbusds.jwt.JWTClaimNames;
import io.gatehouse.auth.revocation.Revocation.Kind;
import io.gatehouse.auth.session.Sessions;
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

    /** How many tokens of a subject are revoked one by one, so that whoever gets tokens for nothing fills nobody's memory. */
    static final int MOST_TOKENS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

    private final RevocationRepository revocations;
    private final Sessions sessions;

    RevokedTokens(RevocationRepository revocations, Sessions sessions) {
        this.revocations = revocations;
        this.sessions = sessions;
    }

    /** What checkers have to know. */
    public Mono<RevocationList> list() {
        return revocations.findUnexpired().collectList().map(RevokedTokens::list);
    }

    /**
     * Revokes the token of this caller, and ends the session it belongs to. When that are too many of one subject, all of
     * its tokens are revoked instead.
     */
    public Mono<Void> revoke(Authentication caller) {
        String subject = caller.getName();
        return revocations
                .addToken(id(caller), subject, expiresAtSecond(caller))
                .then(revocations.countTokens(subject))
                .filter(revoked -> revoked > MOST_TOKENS)
                .flatMap(tooMany -> revocations.addSubject(subject))
                .then(endSession(caller));
    }

    /** Ends a session, and revokes every token that belongs to it; empty if that is done already. */
    public Mono<Long> revokeSession(UUID sessionId) {
        return sessions.end(sessionId)
                .then(revocations.addSession(sessionId.toString()))
                .filter(added -> added > 0);
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

    private Mono<Void> endSession(Authentication caller) {
        return caller.getAttributes().get(Sessions.ID_CLAIM) instanceof String session
                ? sessions.end(UUID.fromString(session))
                : Mono.empty();
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
