package io.gatehouse.auth.group;

import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Ensures that there is always someone who may change users. */
@Singleton
public final class Administrators {

    private final AdministratorRepository administrators;

    Administrators(AdministratorRepository administrators) {
        this.administrators = administrators;
    }

    /**
     * Runs a change that may take the administrator's permission from someone, in the current transaction. Such changes
     * run one at a time, so two administrators cannot remove each other.
     *
     * @return an error of {@link LastAdministratorException} if nobody would have the permission any more
     */
    public <T> Mono<T> keep(Mono<T> change) {
        return administrators.lock().then(change).delayUntil(done -> check());
    }

    private Mono<Boolean> check() {
        return administrators
                .isThereAny()
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(LastAdministratorException::new));
    }
}
