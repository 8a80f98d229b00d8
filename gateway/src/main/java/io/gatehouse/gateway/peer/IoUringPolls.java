package io.gatehouse.gateway.peer;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;

/**
 * Has io_uring look at a connection before each read whether there is something, not once for all reads. Otherwise nobody
 * learns that a caller reset its connection before the gateway had read what it sent: Netty (4.2.18) is told of both at
 * once, reads, and waits for news from then on.
 */
@ContextConfigurer
public final class IoUringPolls implements ApplicationContextConfigurer {

    private static final String ONCE_FOR_ALL = "io.netty.iouring.pollAddMultishotEnabled";

    /** Before the first event loop starts, which reads this. */
    @Override
    public void configure(ApplicationContextBuilder builder) {
        System.setProperty(ONCE_FOR_ALL, "false");
    }
}
