package io.gatehouse.gateway.failure;

import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;

/** The limit of each route, where the server's is far away. */
final class RouteBodyLimitTest extends BodyLimitRules {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "gateway.defaults.max-body-size", "1000");

    RouteBodyLimitTest() {
        super(UPSTREAM, GATEWAY);
    }
}
