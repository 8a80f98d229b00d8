package io.gatehouse.shared.security;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The revoked tokens, asked for in the background and kept while auth-service is away. */
@Singleton
public class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final AuthorizationServer server;
    private volatile Set<String> tokens = Set.of();
    private volatile boolean away;

    Revocations(AuthorizationServer server) {
        this.server = server;
    }

    /** Whether the token with this {@code jti} was revoked. */
    public boolean contains(String jti) {
        return tokens.contains(jti);
    }

    @Scheduled(fixedDelay = "${token.poll-interval}")
    void refresh() {
        Mono.defer(() -> Mono.from(server.revocations())).subscribe(this::accept, this::keep);
    }

    private void accept(RevocationList list) {
        tokens = Set.copyOf(list.tokens());
        away = false;
    }

    private void keep(Throwable failure) {
        if (!away) {
            LOG.warn(
                    "auth-service's revocations could not be fetched, {} known: {}", tokens.size(), failure.toString());
        }
        away = true;
    }
}
