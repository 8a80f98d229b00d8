package io.gatehouse.gateway.peer;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Parses the chain of addresses in the forwarding header fields of a request; entries that are not addresses are left
 * unchanged.
 */
final class ForwardedChain {

    private static final String FOR = "for=";
    private static final String UNKNOWN = "unknown";

    private ForwardedChain() {}

    static String[] ofXForwardedFor(List<String> values) {
        return each(String.join(",", values).split(",", -1), ForwardedChain::withoutPort);
    }

    /**
     * The values of {@code Forwarded} (RFC 7239) in these header fields. One in which a quoted string does not end says nothing:
     * where its elements begin and end is unknown.
     */
    static List<String> forwarded(HttpHeaders headers) {
        return headers.getAll(ForwardedInfo.FORWARDED).stream()
                .map(value -> QuotedText.isWhole(value) ? value : FOR + UNKNOWN)
                .toList();
    }

    /** Parses such values. */
    static String[] ofForwarded(List<String> values) {
        return each(elements(values), ForwardedChain::node);
    }

    /** The element with this number in such values; empty if there is none. */
    static String element(List<String> values, int number) {
        String[] elements = elements(values);
        return number < elements.length ? elements[number] : "";
    }

    /** The value of a parameter, or null if there is none. The name is given in lower case with an equals sign. */
    static @Nullable String parameter(String name, String element) {
        for (String parameter : QuotedText.split(element, ';')) {
            String pair = parameter.strip();
            if (pair.regionMatches(true, 0, name, 0, name.length())) {
                return QuotedText.unquote(pair.substring(name.length()));
            }
        }
        return null;
    }

    /** Removes the zone from an address (RFC 4007 section 11): it has meaning only on the machine it comes from. */
    static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static String[] each(String[] chain, UnaryOperator<String> address) {
        for (int i = 0; i < chain.length; i++) {
            chain[i] = withoutZone(address.apply(chain[i].strip()));
        }
        return chain;
    }

    private static String[] elements(List<String> values) {
        return QuotedText.split(String.join(",", values), ',').toArray(String[]::new);
    }

    /** No address and no name of one has a comma, which would make two of it in {@code X-Forwarded-For}. */
    private static String node(String element) {
        String node = parameter(FOR, element);
        return node == null || node.indexOf(',') >= 0 ? UNKNOWN : withoutPort(node);
    }

    /** {@code [2001:db8::1]:4711} and {@code 192.0.2.1:4711} have a port, {@code 2001:db8::1} has none. */
    private static String withoutPort(String node) {
        if (node.startsWith("[") && node.indexOf(']') > 0) {
            return node.substring(1, node.indexOf(']'));
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }
}
