package io.gatehouse.gateway.peer;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trusted proxy says about the original request; null where it says nothing.
 *
 * @param chain the addresses that the request has passed, separated by commas
 * @param host the host that the caller asked for
 * @param proto the scheme that the caller used
 * @param port the port that the caller connected to
 * @param forwarded the value of {@code Forwarded}, if that is the field the proxy writes
 */
public record ForwardedInfo(
        @Nullable String chain,
        @Nullable String host,
        @Nullable String proto,
        @Nullable String port,
        @Nullable String forwarded) {

    static final AsciiString X_FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    static final AsciiString FORWARDED = AsciiString.cached("forwarded");

    private static final AsciiString X_FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString X_FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString X_FORWARDED_PORT = AsciiString.cached("x-forwarded-port");

    /** Reads what this proxy says in these header fields. */
    public static ForwardedInfo by(Peer proxy, HttpHeaders headers) {
        TrustedProxies proxies = Objects.requireNonNull(proxy.proxies());
        return proxies.field() == ProxyField.FORWARDED
                ? forwarded(ForwardedChain.forwarded(headers), proxies)
                : xForwarded(headers, proxies);
    }

    private static ForwardedInfo xForwarded(HttpHeaders headers, TrustedProxies proxies) {
        return new ForwardedInfo(
                join(headers.getAll(X_FORWARDED_FOR)),
                proxies.sayHost() ? headers.get(X_FORWARDED_HOST) : null,
                headers.get(X_FORWARDED_PROTO),
                headers.get(X_FORWARDED_PORT),
                null);
    }

    /** Host and scheme come from the same element as the caller's address. */
    private static ForwardedInfo forwarded(List<String> values, TrustedProxies proxies) {
        String[] chain = ForwardedChain.ofForwarded(values);
        String element = ForwardedChain.element(values, proxies.clientIn(chain));
        return new ForwardedInfo(
                values.isEmpty() ? null : String.join(", ", chain),
                ForwardedChain.parameter("host=", element),
                ForwardedChain.parameter("proto=", element),
                null,
                join(values));
    }

    private static @Nullable String join(List<String> values) {
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
