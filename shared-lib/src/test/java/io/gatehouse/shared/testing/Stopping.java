package io.gatehouse.shared.testing;

import io.micronaut.runtime.server.EmbeddedServer;

/** Stops a server that may not have finished starting. */
public final class Stopping {

    private Stopping() {}

    /**
     * Stops it as {@link EmbeddedServer#stop} does. Methods with a schedule are prepared beside the start; if that meets the
     * stop it fails, and ends the context, which then waits for the server as the server does for the context. Whoever has
     * locked the context first cannot meet it.
     */
    public static void stop(EmbeddedServer server) {
        synchronized (server.getApplicationContext()) {
            server.stop();
        }
    }
}
