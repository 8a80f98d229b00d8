package io.gatehouse.resource.factorial;

import io.gatehouse.shared.security.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Computes factorials. */
@Controller("/api/v1/factorial")
@Secured(Permission.FACTORIAL)
@Tag(name = "factorial")
final class FactorialController {

    private final FactorialSettings settings;
    private final Calculator calculator;

    FactorialController(FactorialSettings settings, Calculator calculator) {
        this.settings = settings;
        this.calculator = calculator;
    }

    /**
     * {@code GET /api/v1/factorial?number=N}: the factorial of a number.
     *
     * @param number a whole number, from 0 to the service's limit
     * @return its factorial, exactly; 400 for anything else than such a number
     */
    @Get
    Mono<Factorial> factorial(
            @QueryValue @Nullable @Parameter(required = true, schema = @Schema(type = "integer", minimum = "0"))
                    String number) {
        return calculator.factorial(WholeNumber.parse("number", number, settings.limit()));
    }
}
