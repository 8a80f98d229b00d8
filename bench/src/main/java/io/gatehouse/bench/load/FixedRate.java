package io.gatehouse.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends requests at a fixed rate, spread evenly over connections and time, whether or not earlier ones have been answered.
 * Latency counts from when a request was due, not from when it could be sent: a gateway that pauses has kept everyone waiting
 * whose request was due meanwhile.
 */
public final class FixedRate {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Time for all connections to be opened before the first request. */
    private static final long LEAD_NANOS = Duration.ofMillis(200).toNanos();

    /** How far a gateway may fall behind before the measurement fails. */
    private static final Duration LAG = Duration.ofSeconds(30);

    private final List<Caller> callers = new ArrayList<>();
    private final Selector selector;
    private final long end;

    private FixedRate(Selector selector, Endpoint endpoint, int connections, double perSecond, double seconds)
            throws IOException {
        this.selector = selector;
        long interval = Math.round(NANOS_PER_SECOND * connections / perSecond);
        int each = (int) Math.max(1, Math.round(perSecond * seconds / connections));
        long start = System.nanoTime() + LEAD_NANOS;
        for (int i = 0; i < connections; i++) {
            callers.add(new Caller(endpoint, selector, start + interval * i / connections, interval, each));
        }
        this.end = start + each * interval + LAG.toNanos();
    }

    /**
     * Sends all requests.
     *
     * @throws IOException if one is not answered in time, or not with 200
     */
    public static Latencies run(Endpoint endpoint, int connections, double perSecond, double seconds)
            throws IOException {
        try (Selector selector = Selector.open()) {
            return new FixedRate(selector, endpoint, connections, perSecond, seconds).run();
        }
    }

    private Latencies run() throws IOException {
        try {
            while (isBusy()) {
                step();
            }
            return Latencies.of(callers.stream().map(Caller::nanos).toList());
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }

    private boolean isBusy() {
        boolean busy = false;
        for (Caller caller : callers) {
            busy |= caller.isBusy();
        }
        return busy;
    }

    /** Never sleeps, because it would oversleep, but yields to the upstream, which shares its CPU. */
    @SuppressWarnings("ThreadPriorityCheck") // only how well it measures depends on the scheduler, not what it does
    private void step() throws IOException {
        long now = System.nanoTime();
        if (now > end) {
            throw new IOException("Answers came more than " + LAG.toSeconds() + " s late");
        }
        for (Caller caller : callers) {
            caller.send(now);
        }
        if (selector.selectNow() == 0) {
            Thread.yield();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((Caller) key.attachment()).receive();
        }
        selector.selectedKeys().clear();
    }
}
