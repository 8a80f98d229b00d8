package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.UpstreamConcurrency;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.BeanLocator;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every service that was asked for so far. */
@Singleton
public final class UpstreamServices {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamServices.class);
    private static final HttpVersionSelection HTTP_1_1 = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);

    private final RawHttpClientRegistry clients;
    private final BeanLocator beans;
    private final ResilienceSettings settings;
    private final CircuitBreakerConfig breakers;
    private final UpstreamConcurrency concurrency;
    private final MeterRegistry meters;
    private final Map<String, UpstreamService> services = new ConcurrentHashMap<>();

    UpstreamServices(
            RawHttpClientRegistry clients,
            BeanLocator beans,
            ResilienceSettings settings,
            UpstreamConcurrency concurrency,
            MeterRegistry meters) {
        this.clients = clients;
        this.beans = beans;
        this.settings = settings;
        this.breakers = settings.breaker().config();
        this.concurrency = concurrency;
        this.meters = meters;
    }

    /** The service with this id in {@code micronaut.http.services}. */
    public UpstreamService named(String id) {
        UpstreamService known = services.get(id);
        return known != null ? known : services.computeIfAbsent(id, this::configured);
    }

    /** The service at this address, under a name that callers and logs may see. */
    public UpstreamService at(String name, URI address) {
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        return services.computeIfAbsent(
                name + " at " + address,
                key -> service(name, List.of(address), clients.getRawClient(HTTP_1_1, origin, null)));
    }

    Collection<UpstreamService> all() {
        return services.values();
    }

    private UpstreamService configured(String id) {
        List<URI> addresses = beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(id))
                .getUrls();
        return service(id, addresses, clients.getRawClient(HTTP_1_1, id, null));
    }

    private UpstreamService service(String id, List<URI> addresses, RawHttpClient client) {
        List<Instance> instances = addresses.stream()
                .map(address -> new Instance(address, client, ejection(id, address)))
                .toList();
        return new UpstreamService(
                id,
                new Instances(instances),
                breaker(id),
                concurrency.of(id),
                settings.retries(),
                meters.counter("gateway.upstream.retries", "service", id));
    }

    private Ejection ejection(String id, URI address) {
        return new Ejection(settings.balancing(), System::nanoTime, () -> {
            LOG.warn("{} at {} fails: it gets no requests for a while, if there is another", id, address);
            meters.counter("gateway.upstream.ejections", "service", id).increment();
        });
    }

    private CircuitBreaker breaker(String id) {
        CircuitBreaker breaker = CircuitBreaker.of(id, breakers);
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "The breaker of {} goes from {} to {}",
                        id,
                        change.getStateTransition().getFromState(),
                        change.getStateTransition().getToState()));
        meters.gauge(
                "gateway.upstream.breaker.open",
                Tags.of("service", id),
                breaker,
                b -> b.getState() == CircuitBreaker.State.OPEN ? 1 : 0);
        return breaker;
    }
}
