package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.UpstreamConcurrency;
import io.gatehouse.gateway.metric.Meters;
import io.gatehouse.gateway.resilience.ServiceClients.ServiceClient;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds every service that has been called so far. */
@Singleton
public final class UpstreamServices {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamServices.class);
    private static final String OPEN = "gateway.upstream.breaker.open";
    private static final String RETRIES = "gateway.upstream.retries";
    private static final String EJECTIONS = "gateway.upstream.ejections";

    private final ServiceClients clients;
    private final ResilienceSettings settings;
    private final CircuitBreakerConfig breakers;
    private final UpstreamConcurrency concurrency;
    private final Meters meters;
    private final Map<String, UpstreamService> services = new ConcurrentHashMap<>();
    private final Map<String, Map<URI, UpstreamService>> places = new ConcurrentHashMap<>();

    UpstreamServices(
            ServiceClients clients, ResilienceSettings settings, UpstreamConcurrency concurrency, Meters meters) {
        this.clients = clients;
        this.settings = settings;
        this.breakers = settings.breaker().config();
        this.concurrency = concurrency;
        this.meters = meters;
    }

    /** The service with this id in {@code micronaut.http.services}. */
    public UpstreamService named(String id) {
        UpstreamService known = services.get(id);
        return known != null ? known : services.computeIfAbsent(id, unknown -> service(id, clients.named(id)));
    }

    /** The service at this address, under a name that callers and logs may see. */
    public UpstreamService at(String name, URI address) {
        return places.computeIfAbsent(name, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(address, place -> service(name, clients.at(place)));
    }

    /**
     * Forgets services at any other address than these, and the meters of all other names.
     *
     * @param addresses by name
     */
    public void keepOnly(Map<String, URI> addresses) {
        places.forEach((name, there) -> there.keySet().removeIf(address -> !address.equals(addresses.get(name))));
        Set<String> gone = new HashSet<>(places.keySet());
        gone.removeAll(addresses.keySet());
        places.keySet().removeAll(gone);
        gone.removeAll(services.keySet());
        gone.forEach(this::forgetMeters);
    }

    Collection<UpstreamService> all() {
        return Stream.concat(
                        services.values().stream(), places.values().stream().flatMap(there -> there.values().stream()))
                .toList();
    }

    private UpstreamService service(String id, ServiceClient client) {
        List<Instance> instances = client.addresses().stream()
                .map(address -> new Instance(address.uri(), client.http(), ejection(id, address.uri()), address.pool()))
                .toList();
        return new UpstreamService(
                id,
                new Instances(instances),
                breaker(id),
                concurrency.of(id),
                settings,
                meters.counter(RETRIES, "service", id));
    }

    private Ejection ejection(String id, URI address) {
        return new Ejection(settings.balancing(), System::nanoTime, () -> {
            LOG.warn("{} at {} fails: it gets no requests for a while, if there is another", id, address);
            meters.counter(EJECTIONS, "service", id).increment();
        });
    }

    private CircuitBreaker breaker(String id) {
        meters.gauge(OPEN, () -> isOpen(id) ? 1 : 0, "service", id);
        return CircuitBreaker.of(id, breakers);
    }

    /** Looked up each time: when an address changes, there is a new breaker under the same name. */
    private boolean isOpen(String id) {
        return Stream.concat(Stream.ofNullable(services.get(id)), places.getOrDefault(id, Map.of()).values().stream())
                .anyMatch(UpstreamService::isOpen);
    }

    private void forgetMeters(String id) {
        meters.remove(List.of(OPEN, RETRIES, EJECTIONS), Tags.of("service", id));
        concurrency.forget(id);
    }
}
