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
 * One line for every request at the public port. Event loops leave the visit in a queue and go on. Every so often the
 * lines are written together: most of a line's price would be its own call into the operating system.
 */
@Singleton
@Requires(property = "gateway.access-log.enabled", value = "true")
final class AccessLog implements Observer {

    /** The logger's name. An event of it holds all lines of a moment. */
    static final String LOGGER = "access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
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
        if (!waiting.offer(visit)) {
            dropped.increment();
        }
    }

    /** What still waits when the gateway stops is written too. */
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
