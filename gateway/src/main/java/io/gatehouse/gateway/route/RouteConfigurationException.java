package io.gatehouse.gateway.route;

import io.micronaut.context.exceptions.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** An invalid setting of a route: the gateway does not start, or keeps the routes it has. */
final class RouteConfigurationException extends ConfigurationException {

    /**
     * @param key the full key
     * @param value its value; null if it has none
     * @param expected what would be valid
     */
    RouteConfigurationException(String key, @Nullable Object value, String expected) {
        super(key + (value == null ? " is not set" : " is \"" + value + "\"") + ": expected " + expected);
    }

    RouteConfigurationException(String message) {
        super(message);
    }
}
