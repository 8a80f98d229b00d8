package io.gatehouse.auth.group;

import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Sees to it that there is always someone who may change users. */
@Singleton
public final class Administrators {

    private final AdministratorRepository administrators;

    Administrators(AdministratorRepository administrators) {
        this.administrators = administrators;
    }

    /**
     * Makes a change, in the transaction this is in, that may take the permission from someone. One at a time: two
     * administrators cannot take it from each other.
     *
     * @return an error of {@link LastAdministratorException} if nobody would have it any more
     */
    public <T> Mono<T> keep(Mono<T> change) {
        return administrators.lock().then(change).delayUntil(done -> check());
    }

    private Mono<Long> check() {
        return administrators
                .count()
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(LastAdministratorException::new));
    }
}
