package io.gatehouse.gateway.peer;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The addresses that a request has passed, as its headers tell; what is no address is left as it is. */
final class ForwardedChain {

    private static final String FOR = "for=";

    private ForwardedChain() {}

    static String[] ofXForwardedFor(List<String> values) {
        return each(values, ForwardedChain::withoutPort);
    }

    /** RFC 7239. In an address there is no comma, whether it is quoted or not. */
    static String[] ofForwarded(List<String> values) {
        return each(values, ForwardedChain::node);
    }

    private static String[] each(List<String> values, UnaryOperator<String> address) {
        return Stream.of(String.join(",", values).split(",", -1))
                .map(String::strip)
                .map(address)
                .toArray(String[]::new);
    }

    private static String node(String element) {
        for (String parameter : element.split(";", -1)) {
            String pair = parameter.strip();
            if (pair.toLowerCase(Locale.ROOT).startsWith(FOR)) {
                return withoutPort(pair.substring(FOR.length()).replace("\"", ""));
            }
        }
        return "";
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
