package io.gatehouse.aws.service;

import io.gatehouse.stack.registry.Service;

/** The names of image repositories. */
public final class Images {

    private Images() {}

    /** The repository of a service's images. */
    public static String repository(Service service) {
        return "gatehouse-" + service.id();
    }
}
