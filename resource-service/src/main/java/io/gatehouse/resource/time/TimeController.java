package io.gatehouse.resource.time;

import io.gatehouse.shared.security.Permission;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Tells the time. */
@Controller("/api/v1/resource")
@Secured(Permission.TIME)
@Tag(name = "time")
final class TimeController {

    private final Clock clock;

    TimeController(Clock clock) {
        this.clock = clock;
    }

    /**
     * {@code GET /api/v1/resource/current_time}: the date and time.
     *
     * @return now, to the microsecond
     */
    @Get("/current_time")
    CurrentTime currentTime() {
        return new CurrentTime(OffsetDateTime.now(clock));
    }

    /**
     * {@code GET /api/v1/resource/epoch_time}: the time as a number.
     *
     * @return whole seconds since 1970-01-01T00:00:00Z
     */
    @Get("/epoch_time")
    EpochTime epochTime() {
        return new EpochTime(clock.instant().getEpochSecond());
    }
}
