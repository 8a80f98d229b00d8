package io.gatehouse.gateway.explain;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gatehouse.shared.security.TokenHeader;
import io.micronaut.serde.annotation.Serdeable;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request to be explained. It is not sent.
 *
 * @param method its method; GET if left out
 * @param path its target as on the wire: a path, with or without a query
 * @param host the host in its {@code Host}; if left out, one that no route names
 * @param headers its header fields
 * @param token the token in its {@code X-Token}
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false) // a misspelt field would pass for one that is left out
record Question(
        @Nullable String method,
        @Nullable String path,
        @Nullable String host,
        @Nullable Map<String, String> headers,
        @Nullable String token) {

    /** A host that nobody can have (RFC 2606 section 2). */
    private static final String NOBODYS_HOST = "host.invalid";

    /**
     * Builds the request.
     *
     * @throws UnaskableException if no request can look like this
     */
    HttpRequest toRequest() {
        if (path == null || !path.startsWith("/")) {
            throw new UnaskableException("path is " + path + ": expected a path such as /shop");
        }
        try {
            HttpRequest request = new DefaultHttpRequest(
                    HttpVersion.HTTP_1_1, HttpMethod.valueOf(Objects.requireNonNullElse(method, "GET")), path);
            Objects.requireNonNullElse(headers, Map.<String, String>of()).forEach(request.headers()::add);
            request.headers().set(HttpHeaderNames.HOST, Objects.requireNonNullElse(host, NOBODYS_HOST));
            set(request, TokenHeader.X_TOKEN, token);
            return request;
        } catch (IllegalArgumentException e) {
            throw new UnaskableException("method, host, headers or token has characters that no request can have");
        }
    }

    /** Leaves out the token, because this may end up in a log. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static void set(HttpRequest request, CharSequence field, @Nullable String value) {
        if (value != null) {
            request.headers().set(field, value);
        }
    }
}
