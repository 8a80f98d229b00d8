package io.gatehouse.shared.security;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What was revoked, asked for in the background and kept while auth-service is away. */
@Singleton
public class Revocations {

    /**
     * The claim with a token's generation: how many revocations of subjects there had been when it was granted. A token
     * without it is of generation 0.
     */
    public static final String GENERATION = "gen";

    /** The claim with the client that got a token: a client is revoked as a subject is, whoever its tokens speak for. */
    public static final String CLIENT_ID = "client_id";

    /** The claim with the session a token belongs to: a session is revoked as a token is, with all of its tokens. */
    public static final String SESSION_ID = "sid";

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final News news;
    private volatile Known known = Known.of(RevocationList.EMPTY);
    private volatile boolean isKnown;
    private volatile boolean away;

    Revocations(AuthorizationServer server) {
        this.news = News.of(server::revocations, this::accept, this::keep);
    }

    /** Whether any list has been seen yet: before that nobody knows what was revoked, and no token is accepted. */
    public boolean isKnown() {
        return isKnown;
    }

    /**
     * Ends once there is a list, for which the first who comes does not wait until it is asked for in the background.
     *
     * @return an error of {@link KeysUnavailableException} if no list has ever been seen
     */
    Mono<Void> known() {
        return isKnown ? Mono.empty() : news.last().then(Mono.defer(this::knownOrError));
    }

    private Mono<Void> knownOrError() {
        return isKnown ? Mono.empty() : Mono.error(KeysUnavailableException.noRevocations());
    }

    /** Whether a token with these claims was revoked: it, its session, the tokens of its subject or those of its client. */
    public boolean contains(
            String id, @Nullable String session, String subject, @Nullable String client, long generation) {
        return containsToken(id)
                || containsToken(session)
                || containsSubject(subject, generation)
                || containsSubject(client, generation);
    }

    /** Whether the token with this {@code jti} was revoked, or all tokens with this {@code sid}, if there is one. */
    boolean containsToken(@Nullable String id) {
        return id != null && known.tokens().contains(id);
    }

    /** Whether the tokens of this generation that speak for this subject, or belong to this client, were revoked. */
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
        news.ask();
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

    /** The list, made for looking things up. */
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
