package io.gatehouse.bench.process;

/** Who runs where. */
public final class Cpus {

    /** The gateways, one under load at a time. */
    public static final int GATEWAY = 0;

    /** Load, the upstream, and this program, which sleeps meanwhile. */
    public static final int LOAD = 1;

    private Cpus() {}
}
