package io.gatehouse.gateway.resilience;

import jakarta.inject.Singleton;

/** All settings about failing services. */
@Singleton
record ResilienceSettings(BalancingSettings balancing, BreakerSettings breaker, RetrySettings retries) {}
