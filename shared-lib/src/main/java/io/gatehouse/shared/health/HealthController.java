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
 * Health on the public port, where the other management endpoints are not. 200 if all is well, 503 if not; what is
 * wrong is told only to an {@code admin}.
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
