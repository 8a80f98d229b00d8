package io.gatehouse.bench.peer;

import io.gatehouse.bench.load.Endpoint;

/**
 * A row of the results: one kind of request through one gateway.
 *
 * @param id its name in {@code --only}
 * @param title its name in tables
 */
public record Contender(String id, String title, Program program, Endpoint endpoint) {}
