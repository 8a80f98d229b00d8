package io.gatehouse.bench.report;

import java.util.List;
import java.util.stream.Stream;

/** A kind of load: how many connections, and which body. */
public record Scenario(int connections, Body body) {

    /** The scenario of the first table and the picture. */
    public static final Scenario BASE = new Scenario(64, Body.SMALL);

    static final List<Scenario> CONNECTIONS =
            Stream.of(16, 64, 256, 1024).map(n -> new Scenario(n, Body.SMALL)).toList();
    static final List<Scenario> BODIES =
            Stream.of(Body.values()).map(body -> new Scenario(64, body)).toList();

    /** All scenarios, the base first. */
    public static List<Scenario> all() {
        return Stream.of(List.of(BASE), CONNECTIONS, BODIES)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return connections + " connections, " + body.title();
    }
}
