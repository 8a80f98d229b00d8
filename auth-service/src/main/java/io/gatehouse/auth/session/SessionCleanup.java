package io.gatehouse.auth.session;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes sessions that can no longer be continued. */
@Singleton
class SessionCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCleanup.class);

    private final SessionRepository sessions;

    SessionCleanup(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteExpired() {
        sessions.deleteExpiredTokens()
                .then(sessions.deleteWithoutTokens())
                .subscribe(
                        deleted -> LOG.debug("{} sessions had expired and are deleted", deleted),
                        failure -> LOG.warn("Expired sessions are not deleted: {}", failure.toString()));
    }
}
