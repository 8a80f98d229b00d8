package io.gatehouse.gateway.resilience;

import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Checks the health of the instances of every service that has several, so that no request has to find out. */
@Singleton
class HealthChecks {

    private static final Set<Integer> NO_SUCH_PAGE = Set.of(404, 405, 501);

    private final UpstreamServices services;
    private final BalancingSettings settings;

    HealthChecks(UpstreamServices services, BalancingSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = "${gateway.balancing.check-interval}")
    void check() {
        services.all().stream()
                .map(service -> service.instances().all())
                .filter(instances -> instances.size() > 1)
                .forEach(instances -> instances.forEach(this::check));
    }

    private void check(Instance instance) {
        InstanceRequest request = new Check(instance.address().resolve(instance.path() + settings.checkPath()));
        Mono.<HttpResponse<?>>from(instance.client().exchange(request, null, null))
                .map(HealthChecks::isWell)
                .onErrorReturn(false)
                // Last, so that failures that are caused by stopping are not reported.
                .timeout(settings.checkTimeout(), Mono.fromSupplier(() -> notWellInTime(request)))
                .subscribe(instance::healthy);
    }

    private static boolean notWellInTime(InstanceRequest request) {
        request.abandon();
        return false;
    }

    private static final class Check extends InstanceRequest {

        private Check(URI target) {
            super(HttpRequest.GET(target));
        }
    }

    /** An instance without such a page is not considered unhealthy. */
    private static boolean isWell(HttpResponse<?> answer) {
        try (ByteBodyHttpResponse<?> closed = (ByteBodyHttpResponse<?>) answer) {
            return closed.code() / 100 == 2 || NO_SUCH_PAGE.contains(closed.code());
        }
    }
}
