package io.gatehouse.bench.report;

/**
 * One measurement under full load.
 *
 * @param cpuMicros user and system time of the gateway per answered request; not a number if none was
 * @param failures requests without an answer, or with an error
 */
public record Sample(double cpuMicros, double perSecond, long residentBytes, long failures) {}
