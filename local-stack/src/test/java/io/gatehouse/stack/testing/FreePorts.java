package io.gatehouse.stack.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds free ports. */
public final class FreePorts {

    private static final int HIGHEST = 65_534;

    /** The ports that were handed out, because the system may offer one again before it is used. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A free port whose next one is free too, as every service needs them. */
    public static int pair() throws IOException {
        while (true) {
            int port = one();
            if (port < HIGHEST && isFree(port + 1) && GIVEN.add(port + 1)) {
                return port;
            }
        }
    }

    public static int one() throws IOException {
        int port = handedOut();
        while (!GIVEN.add(port)) {
            port = handedOut();
        }
        return port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int handedOut() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
