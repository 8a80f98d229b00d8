package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import org.reactivestreams.Publisher;

/**
 * A service that requests are forwarded to. To declare one, extend this interface and name the service with {@link
 * io.micronaut.http.client.annotation.Client @Client}; nothing is left to implement.
 */
@Forwarded
public interface Upstream {

    /**
     * Forwards the request, streaming its body, and returns the upstream's answer, streaming that.
     *
     * @param request the inbound request; its body is taken over
     * @return one answer: the upstream's, or a problem if there was none
     */
    Publisher<MutableHttpResponse<?>> forward(HttpRequest<?> request);
}
