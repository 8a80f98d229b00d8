package io.gatehouse.gateway.peer;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;

/**
 * Makes io_uring poll a connection before each read, rather than once for all reads. Otherwise a caller's reset can go
 * unnoticed if it arrives before the gateway has read what was sent: Netty (4.2.18) gets one event for both, reads, and
 * then waits for another event that never comes.
 */
@ContextConfigurer
public final class IoUringPolls implements ApplicationContextConfigurer {

    private static final String ONCE_FOR_ALL = "io.netty.iouring.pollAddMultishotEnabled";

    /** Runs before the first event loop starts, which reads this property. */
    @Override
    public void configure(ApplicationContextBuilder builder) {
        System.setProperty(ONCE_FOR_ALL, "false");
    }
}
