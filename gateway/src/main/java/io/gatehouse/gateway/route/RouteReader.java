package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Reads all routes, declared and configured, with the policies that hold now. */
@Singleton
final class RouteReader {

    private final BeanContext beans;
    private final DeclaredRoutes declared;
    private final ConfiguredRoutes configured;
    private final RouteEntries entries;

    RouteReader(BeanContext beans, DeclaredRoutes declared, ConfiguredRoutes configured, RouteEntries entries) {
        this.beans = beans;
        this.declared = declared;
        this.configured = configured;
        this.entries = entries;
    }

    List<Destination> read() {
        RoutePolicy defaults = beans.createBean(RoutePolicy.class);
        return List.copyOf(configured.over(declared.list(defaults), entries.read(), defaults));
    }

    /** The ids of the services behind the declared routes, in alphabetical order. */
    Collection<String> services() {
        return declared.services();
    }
}
