package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Listens, but accepts nothing and has no room left in its queue: connecting takes forever. */
public final class FullListener implements AutoCloseable {

    private static final int CONNECT_MILLIS = 300;

    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    private FullListener(ServerSocket listener) {
        this.listener = listener;
    }

    public static FullListener start() {
        try {
            FullListener full = new FullListener(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            full.fill();
            return full;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : queue) {
            socket.close();
        }
    }

    private void fill() throws IOException {
        try {
            while (queue.size() < 100) {
                Socket socket = new Socket();
                queue.add(socket);
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()),
                        CONNECT_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new IllegalStateException("The queue of a listener never gets full here");
    }
}
