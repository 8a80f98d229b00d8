package io.gatehouse.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and its database, and can be cut. */
public final class Relay implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile Thread accepting = new Thread();

    /** A relay to this port on loopback, already cut. */
    public Relay(int target) {
        this.target = target;
        this.door = listen(0);
        this.port = door.getLocalPort();
        cut();
    }

    public int port() {
        return port;
    }

    /** Lets connections through again. */
    public void mend() {
        ServerSocket opened = listen(port);
        door = opened;
        accepting = Thread.ofVirtual().start(() -> accept(opened));
    }

    /** Closes what is open, and refuses what comes. */
    @Override
    public void close() {
        cut();
    }

    public void cut() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
            accepting.join(); // until then the port is taken
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                return; // it was cut
            }
        }
    }

    private void connect(Socket from) throws IOException {
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(from);
        open.add(to);
        Thread.ofVirtual().start(() -> pump(from, to));
        Thread.ofVirtual().start(() -> pump(to, from));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // it was cut: both ends are closed now
        }
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
