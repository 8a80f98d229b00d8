package io.gatehouse.aws.service;

import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.Map;
import software.amazon.awscdk.Duration;

/**
 * How a task stops: it first announces that it stops, then requests in flight may finish. ECS has to wait for both, and
 * for the process to end.
 */
final class Drain {

    /** Long enough for the last caller with an open connection to learn of it. */
    private static final int DELAY = 5;

    private static final int REQUESTS = 60;
    private static final int REST = 15;

    private Drain() {}

    static Map<String, String> environment(Service service) {
        String prefix = service.id().equals(Registry.GATEWAY) ? "GATEWAY_" : "";
        return Map.of(prefix + "DRAIN_DELAY", DELAY + "s", prefix + "DRAIN_TIMEOUT", REQUESTS + "s");
    }

    static Duration stopTimeout() {
        return Duration.seconds(DELAY + REQUESTS + REST);
    }
}
