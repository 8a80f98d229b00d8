package io.gatehouse.gateway.peer;

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
        return each(values, ForwardedChain::withoutPort);
    }

    /** Parses {@code Forwarded} (RFC 7239). An address never contains a comma, quoted or not. */
    static String[] ofForwarded(List<String> values) {
        return each(values, ForwardedChain::node);
    }

    /** The element with this number in the values of {@code Forwarded}; empty if there is none. */
    static String element(List<String> values, int number) {
        String[] elements = split(values);
        return number < elements.length ? elements[number] : "";
    }

    /** The value of a parameter, or null if there is none. The name is given in lower case with an equals sign. */
    static @Nullable String parameter(String name, String element) {
        for (String parameter : element.split(";", -1)) {
            String pair = parameter.strip();
            if (pair.regionMatches(true, 0, name, 0, name.length())) {
                return pair.substring(name.length()).replace("\"", "");
            }
        }
        return null;
    }

    /** Removes the zone from an address (RFC 4007 section 11): it has meaning only on the machine it comes from. */
    static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static String[] each(List<String> values, UnaryOperator<String> address) {
        String[] chain = split(values);
        for (int i = 0; i < chain.length; i++) {
            chain[i] = withoutZone(address.apply(chain[i].strip()));
        }
        return chain;
    }

    private static String[] split(List<String> values) {
        return String.join(",", values).split(",", -1);
    }

    private static String node(String element) {
        String node = parameter(FOR, element);
        return node == null ? UNKNOWN : withoutPort(node);
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
