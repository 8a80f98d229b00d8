package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A name server on loopback that knows no name, and keeps silent about those that begin with "silence". */
public final class NameServer implements AutoCloseable {

    private static final int NAME_ERROR = 0x83;

    private final DatagramSocket socket;
    private final Queue<String> queries = new ConcurrentLinkedQueue<>();

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() {
        try {
            NameServer server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Waits until somebody asks for a name with this in it. */
    public void awaitQueryFor(String part) {
        Await.until(() -> queries.stream().anyMatch(query -> query.contains(part)));
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                String query = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                queries.add(query);
                if (!query.contains("silence")) {
                    packet.getData()[2] = (byte) (packet.getData()[2] | 0x80);
                    packet.getData()[3] = (byte) NAME_ERROR;
                    socket.send(packet);
                }
            }
        } catch (IOException e) {
            socket.close();
        }
    }
}
