package io.gatehouse.bench.report;

/**
 * How much longer a request takes through a gateway than directly to the upstream, in milliseconds.
 *
 * @param perSecond the rate of requests in both measurements
 */
public record AddedLatency(double perSecond, double p50, double p99, double p999) {}
