package io.gatehouse.stack.address;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port on which a part of the stack listens.
 *
 * @param owner the part that listens
 * @param variable the environment variable that chooses another number
 * @param number its number
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
