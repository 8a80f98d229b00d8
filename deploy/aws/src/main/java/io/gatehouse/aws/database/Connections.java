package io.gatehouse.aws.database;

import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.Map;

/** The most connections to the database that a task holds: its service's default, since nothing here sets it. */
public final class Connections {

    /** The default of {@code DATABASE_CONNECTIONS}. */
    private static final int USUAL = 10;

    private static final Map<String, Integer> OTHERS = Map.of("stocks-service", 16);

    private Connections() {}

    /** The connections of one task of each service, together. */
    public static int ofOneTaskEach(Registry services) {
        return services.services().stream()
                .filter(service -> service.database().isPresent())
                .mapToInt(Connections::ofOneTask)
                .sum();
    }

    private static int ofOneTask(Service service) {
        return OTHERS.getOrDefault(service.id(), USUAL);
    }
}
