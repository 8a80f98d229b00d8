package io.gatehouse.shared.testing;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Stops a server that may not have finished starting. */
public final class Stopping {

    private static final int PATIENCE_SECONDS = 30;

    private Stopping() {}

    /**
     * Waits until methods with a schedule are prepared, which Micronaut does in this pool beside the start. One that finds the
     * executor for it gone ends the context under the feet of whoever stops the server.
     */
    public static void awaitSchedules() {
        ForkJoinPool.commonPool().awaitQuiescence(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

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
