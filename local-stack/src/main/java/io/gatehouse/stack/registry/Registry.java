package io.gatehouse.stack.registry;

import java.util.List;
import java.util.Optional;

/** The services of the stack, in the order of {@code services.yml}. */
public record Registry(List<Service> services) {

    /** The id of the only service that callers need to know. */
    public static final String GATEWAY = "gateway";

    public Registry {
        services = List.copyOf(services);
    }

    /** The service with this id. */
    public Optional<Service> find(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    /** The gateway. */
    public Service gateway() {
        return find(GATEWAY).orElseThrow();
    }

    /** The databases of all services. */
    public List<String> databases() {
        return services.stream().flatMap(service -> service.database().stream()).toList();
    }
}
