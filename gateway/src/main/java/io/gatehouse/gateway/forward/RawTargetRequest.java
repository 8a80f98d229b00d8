package io.gatehouse.gateway.forward;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Keeps the raw target: Micronaut's client would set the one it makes from the parsed address. */
final class RawTargetRequest extends DefaultHttpRequest {

    RawTargetRequest(HttpMethod method, String target, HttpHeaders headers) {
        super(HttpVersion.HTTP_1_1, method, target, headers);
    }

    @Override
    public HttpRequest setUri(String uri) {
        return this;
    }
}
