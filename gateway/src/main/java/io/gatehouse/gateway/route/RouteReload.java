package io.gatehouse.gateway.route;

import io.micronaut.runtime.context.scope.refresh.RefreshEvent;
import io.micronaut.runtime.context.scope.refresh.RefreshEventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Set;

/** Reloads the routes when the configuration is refreshed or the routes file has changed. */
@Singleton
class RouteReload implements RefreshEventListener {

    private final RouteTable routes;
    private final RoutesFile file;

    RouteReload(RouteTable routes, RoutesFile file) {
        this.routes = routes;
        this.file = file;
    }

    @Override
    public Set<String> getObservedConfigurationPrefixes() {
        return Set.of(RouteEntry.PREFIX, "gateway.defaults");
    }

    @Override
    public void onApplicationEvent(RefreshEvent event) {
        routes.reload();
    }

    @Scheduled(fixedDelay = "${gateway.routes-file.interval}")
    void look() {
        if (file.hasChanged()) {
            routes.reload();
        }
    }
}
