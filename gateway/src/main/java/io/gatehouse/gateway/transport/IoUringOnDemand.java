package io.gatehouse.gateway.transport;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.List;

/**
 * Has io_uring read, and look whether there is something to read, once for each time it is asked to, not once for all.
 * Netty (4.2.18) otherwise reads on where nobody wants more, so that a caller who stops reading fills the memory; and
 * nobody learns that a caller reset its connection before the gateway had read what it sent.
 */
@ContextConfigurer
public final class IoUringOnDemand implements ApplicationContextConfigurer {

    private static final List<String> ONCE_FOR_ALL =
            List.of("io.netty.iouring.recvMultiShotEnabled", "io.netty.iouring.pollAddMultishotEnabled");

    /** Before the first event loop starts, which reads this. */
    @Override
    public void configure(ApplicationContextBuilder builder) {
        ONCE_FOR_ALL.forEach(property -> System.setProperty(property, "false"));
    }
}
