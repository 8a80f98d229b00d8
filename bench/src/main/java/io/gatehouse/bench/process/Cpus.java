package io.gatehouse.bench.process;

/** Which CPU each process uses. */
public final class Cpus {

    /** For the gateways, of which only one at a time is under load. */
    public static final int GATEWAY = 0;

    /** For the load, the upstream and this program, which sleeps while wrk measures. */
    public static final int LOAD = 1;

    private Cpus() {}
}
