package io.gatehouse.stack.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Takes the place of a service. Its id is the name of its jar. */
public final class StandIn {

    private static final String BEHAVIOUR = System.getenv().getOrDefault("BEHAVIOUR", "serves");

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("starting, about to say " + BEHAVIOUR);
        if (BEHAVIOUR.equals("dies")) {
            System.out.println("no such table: prices");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
        server.createContext("/health/readiness", StandIn::readiness);
        server.createContext("/environment", exchange -> answer(exchange, 200, environment()));
        server.createContext(
                "/print", exchange -> print(exchange, exchange.getRequestURI().getQuery()));
        server.createContext("/exit", exchange -> System.exit(4));
        server.start();
    }

    private static int port() {
        String jar =
                Path.of(System.getProperty("java.class.path")).getFileName().toString();
        String id = jar.replace(".jar", "").toUpperCase(Locale.ROOT).replace('-', '_');
        return Integer.parseInt(System.getenv(id + "_PORT"));
    }

    private static void readiness(HttpExchange exchange) throws IOException {
        boolean ready = !BEHAVIOUR.equals("is never ready");
        answer(exchange, ready ? 200 : 503, ready ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private static void print(HttpExchange exchange, String line) throws IOException {
        System.out.println(line);
        answer(exchange, 200, "");
    }

    private static String environment() {
        StringBuilder lines = new StringBuilder();
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
