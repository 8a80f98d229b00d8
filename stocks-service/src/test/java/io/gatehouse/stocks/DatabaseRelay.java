package io.gatehouse.stocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and its database, and can be cut or fall silent. */
final class DatabaseRelay implements AutoCloseable {

    private final int target;
    private final ServerSocket listener = listen();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;

    DatabaseRelay(int target) {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks every connection, and every new one as soon as it comes. */
    void cut() {
        cut = true;
        open.forEach(DatabaseRelay::close);
    }

    /** Keeps every connection open, and lets nothing through any more. */
    void fallSilent() {
        silent = true;
    }

    void mend() {
        cut = false;
        silent = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                relay(listener.accept());
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void relay(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        if (cut) {
            cut();
        }
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                to.getOutputStream().write(buffer, 0, silent ? 0 : read);
                read = from.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
