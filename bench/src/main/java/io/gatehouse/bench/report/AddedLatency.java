package io.gatehouse.bench.report;

/**
 * How much longer a request takes through a gateway than straight to the upstream, in milliseconds.
 *
 * @param perSecond the rate of either
 */
public record AddedLatency(double perSecond, double p50, double p99, double p999) {}
