package io.gatehouse.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Where requests are sent, and with which header fields.
 *
 * @param port the port on the loopback interface
 * @param headers complete lines, such as {@code Accept: text/plain}
 */
public record Endpoint(int port, String path, List<String> headers) {

    public Endpoint {
        headers = List.copyOf(headers);
    }

    /** The same endpoint with this appended to its path. */
    public Endpoint plus(String suffix) {
        return new Endpoint(port, path + suffix, headers);
    }

    String url() {
        return "http://127.0.0.1:" + port + path;
    }

    /** A request as it is written on the wire. */
    String request() {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port));
        lines.addAll(headers);
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
