package io.gatehouse.gateway.limit.upload;

import io.gatehouse.gateway.metric.Meters;
import io.gatehouse.gateway.peer.CallerCounts;
import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.CallerNetwork;
import io.micrometer.core.instrument.Counter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many uploads of one caller may be unfinished. Each of them holds a connection to a service for as long as the caller
 * takes, so without a limit a single one could have them all. A body that is there with its head is no upload.
 */
@Singleton
public final class UploadLimit {

    private static final ProblemType TYPE =
            new ProblemType("too-many-uploads", HttpStatus.TOO_MANY_REQUESTS, "Too many uploads");

    private static final String ATTRIBUTE = "io.gatehouse.upload-limit";

    private final int perAddress;
    private final Counter rejected;
    private final CallerCounts unfinished = new CallerCounts();

    UploadLimit(UploadLimitSettings settings, Meters meters) {
        perAddress = settings.perAddress();
        rejected = meters.counter("gateway.uploads.rejected");
    }

    /** How many one address may have, or one /64 network of IPv6; 0 for any number. */
    public int perAddress() {
        return perAddress;
    }

    /** Has the request counted when it is forwarded, if its body is still to come. */
    public void applyTo(ServerHttpRequest<?> request) {
        if (perAddress > 0 && !(request.byteBody() instanceof AvailableByteBody)) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    /** The limit that applies to this request; null if none does. */
    public static @Nullable UploadLimit of(HttpRequest<?> request) {
        return (UploadLimit) request.getAttributes().getValue(ATTRIBUTE);
    }

    /** Counts the upload of this request; null if its caller has too many already. */
    public @Nullable Upload begin(HttpRequest<?> request) {
        InetAddress caller = CallerNetwork.of(ClientAddress.of(request));
        int count = unfinished.begin(caller);
        Upload upload = Upload.begun(() -> unfinished.end(caller));
        if (count <= perAddress) {
            return upload;
        }
        upload.end();
        rejected.increment();
        return null;
    }

    /** The answer to a request that may not begin one. */
    public MutableHttpResponse<?> refusal(HttpRequest<?> request) {
        String detail =
                "%d bodies from this address are still arriving: send no more at the same time, or try again in 1 second"
                        .formatted(perAddress);
        return Problem.of(TYPE, detail, request).toResponse().header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** How many addresses have unfinished uploads. */
    int callers() {
        return unfinished.callers();
    }
}
