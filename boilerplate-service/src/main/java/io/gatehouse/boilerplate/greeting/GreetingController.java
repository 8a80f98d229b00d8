package io.gatehouse.boilerplate.greeting;

import io.gatehouse.shared.security.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Greets callers who have the permission. */
@Controller("/api/v1/boilerplate")
@Secured(Permission.SMOKE)
@Tag(name = "greeting")
class GreetingController {

    private final GreetingSettings settings;

    GreetingController(GreetingSettings settings) {
        this.settings = settings;
    }

    /**
     * {@code GET /api/v1/boilerplate/greeting?name=N}: a greeting.
     *
     * @param name who is greeted, 1 to 100 characters
     * @return the greeting; 400 for a name that is missing, blank or too long
     */
    @Get("/greeting")
    Greeting greeting(@QueryValue @NotBlank @Size(max = 100) String name) {
        return new Greeting(settings.salutation() + ", " + name);
    }
}
