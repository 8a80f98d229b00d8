package io.gatehouse.aws.service;

import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.Map;
import software.amazon.awscdk.Duration;

/**
 * How a task stops: for a while it only says that it is leaving, then requests in flight may finish, and ECS has to wait for
 * both and for the end of the process.
 */
final class Drain {

    /** As long as it takes until the last caller on a kept connection has heard of it. */
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
