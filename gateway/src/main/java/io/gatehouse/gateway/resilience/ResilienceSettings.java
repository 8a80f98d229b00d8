package io.gatehouse.gateway.resilience;

import jakarta.inject.Singleton;

/** Everything that is set about failing services. */
@Singleton
record ResilienceSettings(BalancingSettings balancing, BreakerSettings breaker, RetrySettings retries) {}
