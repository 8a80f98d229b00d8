package io.gatehouse.gateway.access;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line per request at the public port. Event loops put the visit in a queue and go on; every so often the
 * queued lines are written together, because most of the cost of a line would be its own system call.
 */
@Singleton
@Requires(property = "gateway.access-log.enabled", value = "true")
final class AccessLog implements Observer {

    /** The logger's name. One event of it holds all lines of one interval. */
    static final String LOGGER = "access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final String HEALTH = "/health";
    private static final int TOGETHER = 128;

    private final BlockingQueue<Visit> waiting;
    private final LongAdder dropped = new LongAdder();
    private final AccessLines lines;

    AccessLog(AccessLogSettings settings, MeterRegistry meters) {
        waiting = new ArrayBlockingQueue<>(settings.waiting());
        lines = new AccessLines(settings);
        FunctionCounter.builder("gateway.access.log.dropped", dropped, LongAdder::sum)
                .description("Requests that are not in the access log because it could not be written fast enough")
                .register(meters);
    }

    @Override
    public void ended(Visit visit) {
        if (!isPassedProbe(visit) && !waiting.offer(visit)) {
            dropped.increment();
        }
    }

    /** There are many of them, and they say nothing as long as they pass. */
    private static boolean isPassedProbe(Visit visit) {
        return visit.route() == null
                && visit.target.startsWith(HEALTH)
                && (visit.path().length() == HEALTH.length() || visit.target.charAt(HEALTH.length()) == '/')
                && visit.status / 100 == 2;
    }

    /** Also writes what is still queued when the gateway stops. */
    @PreDestroy
    void close() {
        write();
    }

    @Scheduled(fixedDelay = "${gateway.access-log.interval}")
    synchronized void write() {
        List<Visit> visits = new ArrayList<>(TOGETHER);
        while (waiting.drainTo(visits, TOGETHER) > 0) {
            lines.begin();
            visits.forEach(lines::add);
            LOG.info(lines.take());
            visits.clear();
        }
    }
}
