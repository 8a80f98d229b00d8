package io.gatehouse.shared.smoke;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Answers smoke tests, without a token, a database or another service. */
@Controller("/api/v1/smoke")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "smoke")
public final class SmokeController {

    /**
     * {@code GET /api/v1/smoke}: says that the service answers.
     *
     * @return always the same
     */
    @Get(uris = {"", "/"})
    public Smoke smoke() {
        return new Smoke("OK");
    }

    /**
     * The answer.
     *
     * @param status always {@code OK}
     */
    @Serdeable
    public record Smoke(String status) {}
}
