package io.gatehouse.bench.report;

/**
 * One measurement under full load.
 *
 * @param cpuMicros user and system time of the gateway per answered request; NaN if none was answered
 * @param failures requests that were not answered, or with an error
 */
public record Sample(double cpuMicros, double perSecond, long residentBytes, long failures) {}
