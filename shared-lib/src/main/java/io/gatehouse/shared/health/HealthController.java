package io.gatehouse.shared.health;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Answers health checks on the public port, which has no other management endpoints: 200 if all is well, otherwise 503. Only an
 * {@code admin} is told what is wrong.
 */
@Hidden
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
public final class HealthController {

    private final HealthEndpoint health;

    HealthController(HealthEndpoint health) {
        this.health = health;
    }

    /** {@code GET /health}: everything. */
    @Get
    public Publisher<HealthResult> health(@Nullable Authentication caller) {
        return health.getHealth(caller);
    }

    /** {@code GET /health/liveness}: whether a restart would help. */
    @Get("/liveness")
    public Publisher<HealthResult> liveness(@Nullable Authentication caller) {
        return health.getHealth(caller, HealthCheckType.LIVENESS);
    }

    /** {@code GET /health/readiness}: whether requests should be sent here. */
    @Get("/readiness")
    public Publisher<HealthResult> readiness(@Nullable Authentication caller) {
        return health.getHealth(caller, HealthCheckType.READINESS);
    }
}
