package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.FullListener;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Uploads that share a connection. */
final class Http2UploadTest {

    /** As much as the gateway takes before somebody reads it, and lets come after that. */
    private static final int STALLED = 65_535 + 32_768;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final FullListener FULL = FullListener.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.services.resource-service.urls",
            FULL.url(),
            "micronaut.http.client.connect-timeout",
            "1h",
            "gateway.defaults.connect-timeout",
            "1h",
            "gateway.uploads.least-rate",
            "0",
            "gateway.routes.create.path",
            "/api/v1/auth/create",
            "gateway.routes.create.max-body-size",
            "1MB");

    @Test
    void doNotWaitForOneThatNobodyReads() {
        String token = "x-token=" + TestAuthorizationServer.token("time");

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.head(1, fields("POST", "/api/v1/resource", token)).upload(1, STALLED);
            caller.head(3, fields("POST", "/api/v1/auth/create")).upload(3, 200_000);

            assertThat(caller.data(3, "", true).answer(3).status()).isEqualTo(200);
        }
        assertThat(UPSTREAM.request().body()).hasSize(200_000);
    }
}
