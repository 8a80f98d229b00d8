package io.gatehouse.gateway.route;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Write;
import io.micronaut.management.endpoint.refresh.RefreshEndpoint;
import io.micronaut.runtime.context.scope.refresh.RefreshEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code POST /refresh} off the event loop: it reads files and may make thousands of routes, which would hold up
 * callers.
 */
@Endpoint("refresh")
@Replaces(RefreshEndpoint.class)
class RefreshOffTheLoop extends RefreshEndpoint {

    RefreshOffTheLoop(Environment environment, ApplicationEventPublisher<RefreshEvent> events) {
        super(environment, events);
    }

    /** {@code POST /refresh}: the keys that changed. */
    @Write
    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public String[] refresh(@Nullable Boolean force) {
        return super.refresh(force);
    }
}
