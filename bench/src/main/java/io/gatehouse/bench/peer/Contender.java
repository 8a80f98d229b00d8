package io.gatehouse.bench.peer;

import io.gatehouse.bench.load.Endpoint;

/**
 * One way through a gateway.
 *
 * @param id what {@code --only} calls it
 * @param title what tables call it
 */
public record Contender(String id, String title, Program program, Endpoint endpoint) {}
