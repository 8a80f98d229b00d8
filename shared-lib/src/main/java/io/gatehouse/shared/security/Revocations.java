package io.gatehouse.shared.security;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What was revoked, fetched in the background and kept while auth-service is away. */
@Singleton
public class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final Poll poll;
    private volatile Known known = Known.of(RevocationList.EMPTY);
    private volatile boolean isKnown;
    private volatile boolean away;

    Revocations(AuthorizationServer server) {
        this.poll = Poll.of(server::revocations, this::accept, this::keep);
    }

    /** Whether the list has been fetched yet: until then nobody knows what was revoked, and no token is accepted. */
    public boolean isKnown() {
        return isKnown;
    }

    /** How long ago the list was fetched: what was revoked since then is not known. */
    Duration age() {
        return poll.age();
    }

    /**
     * Completes once there is a list. The first caller fetches it instead of waiting for the background.
     *
     * @return an error of {@link KeysUnavailableException} if the list has never been fetched
     */
    Mono<Void> known() {
        return isKnown ? Mono.empty() : poll.last().then(Mono.defer(this::knownOrError));
    }

    private Mono<Void> knownOrError() {
        return isKnown ? Mono.empty() : Mono.error(KeysUnavailableException.noRevocations());
    }

    /**
     * Whether a token with these claims was revoked: the token itself, its session, or the tokens of its subject or its
     * client.
     */
    public boolean contains(
            String id, @Nullable String session, String subject, @Nullable String client, long generation) {
        return containsToken(id)
                || containsToken(session)
                || containsSubject(subject, generation)
                || containsSubject(client, generation);
    }

    /** Whether this {@code jti}, or this {@code sid} with all of its tokens, was revoked. */
    boolean containsToken(@Nullable String id) {
        return id != null && known.tokens().contains(id);
    }

    /** Whether tokens of this generation were revoked for this subject or client. */
    boolean containsSubject(@Nullable String subject, long generation) {
        Long firstThatCounts = subject == null ? null : known.subjects().get(subject);
        return firstThatCounts != null && generation < firstThatCounts;
    }

    /** Whether the key was revoked, and with it every token it signed. */
    public boolean containsKey(String kid) {
        return known.keys().contains(kid);
    }

    @Scheduled(fixedDelay = "${token.poll-interval}")
    void refresh() {
        poll.ask();
    }

    private void accept(RevocationList list) {
        known = Known.of(list);
        isKnown = true;
        away = false;
    }

    private void keep(Throwable failure) {
        if (!away) {
            LOG.warn("auth-service's revocations could not be fetched, {} are known: {}", known, failure.toString());
        }
        away = true;
    }

    /** The list, indexed for look-ups. */
    private record Known(Set<String> tokens, Map<String, Long> subjects, Set<String> keys) {

        static Known of(RevocationList list) {
            return new Known(Set.copyOf(list.tokens()), list.subjects(), Set.copyOf(list.keys()));
        }

        @Override
        public String toString() {
            return "%d of tokens, %d of subjects, %d of keys".formatted(tokens.size(), subjects.size(), keys.size());
        }
    }
}
