package io.gatehouse.gateway.forward;

import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;

/** What the upstream is asked: the inbound request under the upstream's address, without what belonged to the hop. */
final class OutboundRequest {

    private OutboundRequest() {}

    /**
     * The outbound request without its body.
     *
     * @param address scheme and authority of the upstream, to which the raw path and query are appended as they are
     */
    static MutableHttpRequest<?> of(HttpRequest<?> inbound, String address) {
        MutableHttpRequest<?> outbound =
                HttpRequest.create(inbound.getMethod(), address + target(inbound.getUri()), inbound.getMethodName());
        HttpHeaders headers = netty(outbound.getHeaders());
        headers.set(netty(inbound.getHeaders()));
        HopByHop.removeFrom(headers);
        ForwardedHeaders.rebuild(headers, inbound);
        headers.set(RequestId.HEADER, RequestId.of(inbound));
        return outbound;
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }

    private static HttpHeaders netty(io.micronaut.http.HttpHeaders headers) {
        return ((NettyHttpHeaders) headers).getNettyHeaders();
    }
}
