package io.gatehouse.gateway.peer;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The addresses that a request has passed, as its headers tell; what is no address is left as it is. */
final class ForwardedChain {

    private static final String FOR = "for=";
    private static final String UNKNOWN = "unknown";

    private ForwardedChain() {}

    static String[] ofXForwardedFor(List<String> values) {
        return each(values, ForwardedChain::withoutPort);
    }

    /** RFC 7239. In an address there is no comma, whether it is quoted or not. */
    static String[] ofForwarded(List<String> values) {
        return each(values, ForwardedChain::node);
    }

    /** The element of this number in the fields of RFC 7239; empty if there is none. */
    static String element(List<String> values, int number) {
        String[] elements = split(values);
        return number < elements.length ? elements[number] : "";
    }

    /** The value of a parameter, whose name comes in small letters and with an equals sign; null if there is none. */
    static @Nullable String parameter(String name, String element) {
        for (String parameter : element.split(";", -1)) {
            String pair = parameter.strip();
            if (pair.regionMatches(true, 0, name, 0, name.length())) {
                return pair.substring(name.length()).replace("\"", "");
            }
        }
        return null;
    }

    /** Of an address with the zone that it has where it comes from (RFC 4007 section 11) the address: here it has none. */
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
