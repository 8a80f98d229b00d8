package io.gatehouse.auth.login;

import io.gatehouse.auth.cleanup.Portions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

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
        deleteForgotten(Portions.ROWS)
                .subscribe(
                        deleted -> LOG.debug(
                                "{} old failures, and networks nobody came from lately, are forgotten", deleted),
                        failure -> LOG.warn("Old failures of logins are not deleted: {}", failure.toString()));
    }

    /** Deletes at most so many rows at once; returns how many these were. */
    Mono<Long> deleteForgotten(int most) {
        double forget = LoginSettings.seconds(settings.forgetAfter());
        double familiar = LoginSettings.seconds(settings.familiarFor());
        return Portions.delete(() -> failures.deleteForgotten(forget, most))
                .zipWith(Portions.delete(() -> failures.deleteUnfamiliar(familiar, most)), Long::sum);
    }
}
