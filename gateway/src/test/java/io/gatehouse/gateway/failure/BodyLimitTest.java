package io.gatehouse.gateway.failure;

import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;

/** The limit of all routes together. */
final class BodyLimitTest extends BodyLimitRules {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "micronaut.server.max-request-size", "1000");

    BodyLimitTest() {
        super(UPSTREAM, GATEWAY);
    }
}
