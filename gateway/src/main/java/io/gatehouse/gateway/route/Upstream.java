package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.Forwarded;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import org.reactivestreams.Publisher;

/**
 * A service that requests are forwarded to. An interface that extends it and names the service with
 * {@link io.micronaut.http.client.annotation.Client @Client} is all there is to write.
 */
@Forwarded
public interface Upstream {

    /**
     * Forwards the request with its body as it streams in, and answers with the upstream's answer as it streams out.
     *
     * @param request the inbound request; its body is taken over
     * @return one answer: the upstream's, or a problem if there was none
     */
    Publisher<MutableHttpResponse<?>> forward(HttpRequest<?> request);
}
