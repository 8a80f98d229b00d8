package io.gatehouse.stack.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports nobody listens on. */
public final class FreePorts {

    private static final int HIGHEST = 65_534;

    private FreePorts() {}

    /** A free port with a free one after it, as every service wants them. */
    public static int pair() throws IOException {
        while (true) {
            int port = one();
            if (port < HIGHEST && isFree(port + 1)) {
                return port;
            }
        }
    }

    public static int one() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
