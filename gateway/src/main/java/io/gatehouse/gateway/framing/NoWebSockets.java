package io.gatehouse.gateway.framing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.exceptions.DisabledBeanException;
import io.micronaut.http.server.netty.websocket.WebSocketUpgradeHandlerFactory;
import jakarta.inject.Singleton;

/**
 * Keeps Micronaut's WebSocket handlers out of every pipeline: the gateway does not speak WebSocket, and they would cost CPU on
 * every request.
 */
@Factory
final class NoWebSockets {

    @Singleton
    @SuppressWarnings("DoNotCallSuggester") // Micronaut calls it, and this is how it is told that there is no such bean
    @Replaces(WebSocketUpgradeHandlerFactory.class)
    WebSocketUpgradeHandlerFactory none() {
        throw new DisabledBeanException("The gateway does not speak WebSocket");
    }
}
