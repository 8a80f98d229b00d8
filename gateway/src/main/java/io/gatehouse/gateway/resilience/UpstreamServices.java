package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.limit.concurrency.UpstreamConcurrency;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.BeanLocator;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.RawHttpClientRegistry;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
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
    private static final HttpVersionSelection HTTP_1_1 = HttpVersionSelection.forLegacyVersion(HttpVersion.HTTP_1_1);

    /** A single client for all addresses, with a pool for each: the registry keeps every client it has made. */
    private static final String ANYWHERE = "http://anywhere";

    private final RawHttpClientRegistry clients;
    private final DefaultHttpClientConfiguration anywhere;
    private final BeanLocator beans;
    private final ResilienceSettings settings;
    private final CircuitBreakerConfig breakers;
    private final UpstreamConcurrency concurrency;
    private final MeterRegistry meters;
    private final Map<String, UpstreamService> services = new ConcurrentHashMap<>();
    private final Map<String, Map<URI, UpstreamService>> places = new ConcurrentHashMap<>();

    UpstreamServices(
            RawHttpClientRegistry clients,
            DefaultHttpClientConfiguration anywhere,
            BeanLocator beans,
            ResilienceSettings settings,
            UpstreamConcurrency concurrency,
            MeterRegistry meters) {
        this.clients = clients;
        this.anywhere = anywhere;
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
        return places.computeIfAbsent(name, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        address,
                        place -> service(
                                name, List.of(place), clients.getRawClient(HTTP_1_1, ANYWHERE, null), anywhere));
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

    private UpstreamService configured(String id) {
        ServiceHttpClientConfiguration client =
                beans.getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(id));
        return service(id, client.getUrls(), clients.getRawClient(HTTP_1_1, id, null), client);
    }

    private UpstreamService service(
            String id, List<URI> addresses, RawHttpClient client, HttpClientConfiguration configuration) {
        int connections = configuration.getConnectionPoolConfiguration().getMaxConcurrentHttp1Connections();
        List<Instance> instances = addresses.stream()
                .map(address -> new Instance(address, client, ejection(id, address), connections))
                .toList();
        return new UpstreamService(
                id,
                new Instances(instances),
                breaker(id),
                concurrency.of(id),
                settings.retries(),
                meters.counter(RETRIES, "service", id));
    }

    private Ejection ejection(String id, URI address) {
        return new Ejection(settings.balancing(), System::nanoTime, () -> {
            LOG.warn("{} at {} fails: it gets no requests for a while, if there is another", id, address);
            meters.counter(EJECTIONS, "service", id).increment();
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
        meters.gauge(OPEN, Tags.of("service", id), this, all -> all.isOpen(id) ? 1 : 0);
        return breaker;
    }

    /** Looked up each time: when an address changes, there is a new breaker under the same name. */
    private boolean isOpen(String id) {
        return Stream.concat(Stream.ofNullable(services.get(id)), places.getOrDefault(id, Map.of()).values().stream())
                .anyMatch(UpstreamService::isOpen);
    }

    private void forgetMeters(String id) {
        Stream.of(OPEN, RETRIES, EJECTIONS)
                .flatMap(name -> meters.find(name).tag("service", id).meters().stream())
                .forEach(meters::remove);
        concurrency.forget(id);
    }
}
