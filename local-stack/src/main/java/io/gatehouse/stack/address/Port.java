package io.gatehouse.stack.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port somebody listens on.
 *
 * @param owner who listens
 * @param variable the environment variable that chooses another number
 * @param number the port itself
 */
public record Port(String owner, String variable, int number) {

    boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
