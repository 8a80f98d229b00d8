package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/**
 * An upstream that records what reaches it, byte for byte, and answers what a test tells it to, however wrong: the
 * response is written by hand.
 */
public final class RecordingUpstream implements AutoCloseable {

    /** Plays the upstream for one request whose head has been read. */
    @FunctionalInterface
    public interface Play {
        void on(HttpHead head, UpstreamConnection connection) throws IOException;
    }

    private static final int BACKLOG = 1024;
    private static final Play FRIENDLY = (head, connection) -> connection.answer("hello from upstream");

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Socket> idle = ConcurrentHashMap.newKeySet();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Play play = FRIENDLY;
    private volatile boolean readsBodies = true;
    private volatile int opened;

    private RecordingUpstream(ServerSocket listener) {
        this.listener = listener;
    }

    public static RecordingUpstream start() {
        return start(ServerSocketFactory.getDefault());
    }

    /** One that speaks TLS. */
    public static RecordingUpstream startWith(TestCertificate certificate) {
        return start(certificate.trusting().getServerSocketFactory());
    }

    private static RecordingUpstream start(ServerSocketFactory sockets) {
        try {
            RecordingUpstream upstream =
                    new RecordingUpstream(sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        String scheme = listener instanceof SSLServerSocket ? "https" : "http";
        return scheme + "://127.0.0.1:" + listener.getLocalPort();
    }

    /** Forgets every request and is friendly again. */
    public void reset() {
        play = FRIENDLY;
        readsBodies = true;
        requests.clear();
    }

    /** Answers every request so, after it was read with its body. */
    public void answers(Play play) {
        this.readsBodies = true;
        this.play = play;
    }

    /** Answers every request with this text, {@code \n} as line end. */
    public void answers(String response) {
        answers((head, connection) -> connection.write(response));
    }

    /** Is told as soon as the head of a request is there; the body is left to the play. */
    public void answersHeads(Play play) {
        this.readsBodies = false;
        this.play = play;
    }

    /** Every request so far. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The only request so far. */
    public ReceivedRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, but there were " + requests);
        }
        return requests.getFirst();
    }

    /** How many connections were opened so far. */
    public int opened() {
        return opened;
    }

    /** Closes every connection that has carried a request and carries none now, as a server tired of waiting does. */
    public void closeIdle() {
        idle.forEach(RecordingUpstream::closeQuietly);
    }

    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(RecordingUpstream::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                opened++;
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                closeQuietly(listener);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            UpstreamConnection connection = new UpstreamConnection(socket);
            for (HttpHead head = HttpHead.read(connection.in()); head != null; head = HttpHead.read(connection.in())) {
                byte[] body = readsBodies ? connection.body(head).readAllBytes() : new byte[0];
                idle.remove(socket);
                requests.add(new ReceivedRequest(head, body));
                play.on(head, connection);
                idle.add(socket);
            }
        } catch (IOException e) {
            // the gateway closed the connection, or the play did
        } finally {
            idle.remove(socket);
            connections.remove(socket);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
