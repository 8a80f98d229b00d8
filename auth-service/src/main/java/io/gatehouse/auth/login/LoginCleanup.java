package io.gatehouse.auth.login;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes failures that no longer delay any login. */
@Singleton
class LoginCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(LoginCleanup.class);

    private final LoginFailureRepository failures;
    private final LoginSettings settings;

    LoginCleanup(LoginFailureRepository failures, LoginSettings settings) {
        this.failures = failures;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteForgotten() {
        failures.deleteForgotten(LoginSettings.seconds(settings.forgetAfter()))
                .then(failures.deleteUnfamiliar(LoginSettings.seconds(settings.familiarFor())))
                .subscribe(
                        deleted -> LOG.debug(
                                "Old failures, and {} networks nobody came from lately, are forgotten", deleted),
                        failure -> LOG.warn("Old failures of logins are not deleted: {}", failure.toString()));
    }
}
