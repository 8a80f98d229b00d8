package io.gatehouse.gateway.peer;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much each caller's network has of something at the moment. A network that has nothing takes no memory. */
public final class CallerCounts {

    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more, until {@link #end}, and returns how many there are with it. */
    public int begin(InetAddress network) {
        return counts.merge(network, 1, Integer::sum);
    }

    /** Counts one less. */
    public void end(InetAddress network) {
        counts.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }

    /** How many networks have any. */
    public int callers() {
        return counts.size();
    }
}
