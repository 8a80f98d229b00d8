package io.gatehouse.shared.example;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** An endpoint for everything that can happen in any service. */
@Controller("/example")
@Secured(SecurityRule.IS_ANONYMOUS)
class ExampleController {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleController.class);

    @Serdeable
    record Example(int number) {}

    @Serdeable
    @JsonIgnoreProperties(ignoreUnknown = false)
    record Strict(int number, @Nullable String color) {}

    @Post("/strict")
    Strict strict(@Body Strict strict) {
        return strict;
    }

    @Get("/secured")
    @Secured(Permission.SMOKE)
    Example secured() {
        return new Example(1);
    }

    @Get("/published")
    HttpResponse<Example> published() {
        return HttpResponse.ok(new Example(1)).header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }

    @Get
    Example get(@QueryValue @Max(10) int number) {
        return new Example(number);
    }

    @Post
    Example post(@Body Example example) {
        return example;
    }

    @Get("/broken")
    Example broken() {
        throw new IllegalStateException("select secret from io.gatehouse.Internals");
    }

    @Get("/broken-later")
    Mono<Example> brokenLater() {
        return Mono.error(new IllegalStateException("select secret from io.gatehouse.Internals"));
    }

    @Get("/faults")
    Example faults() {
        throw new TwoFaultsException();
    }

    @Get("/busy")
    Example busy() {
        throw new BusyException();
    }

    /** Logs on the request's thread, on one of Reactor's, and in the callback of something that is not Reactor. */
    @Get("/logging")
    Mono<Example> logging() {
        LOG.info("request");
        return Mono.delay(Duration.ofMillis(1))
                .doOnNext(tick -> LOG.info("reactor"))
                .flatMap(tick -> Mono.fromFuture(onAnotherThread()))
                .doOnNext(example -> LOG.info("future"));
    }

    private static CompletableFuture<Example> onAnotherThread() {
        return CompletableFuture.supplyAsync(
                () -> new Example(1), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
    }

    private static final class BusyException extends ProblemException {

        BusyException() {
            super(HttpStatus.SERVICE_UNAVAILABLE, "As many as may wait are waiting already");
        }
    }

    private static final class TwoFaultsException extends ProblemException {

        TwoFaultsException() {
            super(HttpStatus.UNPROCESSABLE_ENTITY, "Two lines are wrong");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", "7");
        }

        @Override
        public List<Problem.Fault> faults() {
            return List.of(new Problem.Fault(2, "no date"), new Problem.Fault(5, "no price"));
        }
    }
}
