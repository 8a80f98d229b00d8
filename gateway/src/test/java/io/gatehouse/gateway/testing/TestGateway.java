package io.gatehouse.gateway.testing;

import io.gatehouse.shared.security.RemoteAuthorizationServer;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.Stopping;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/**
 * A real gateway on a free port, with an upstream in the place of every service.
 *
 * @param server the running gateway
 */
public record TestGateway(EmbeddedServer server) implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("auth-service", "resource-service", "stocks-service", "boilerplate-service");

    /** Starts a gateway that forwards everything to this upstream, with these settings. */
    public static TestGateway inFrontOf(RecordingUpstream upstream, String... settings) {
        return inFrontOf(upstream.url(), settings);
    }

    /** Starts a gateway that forwards everything to this address, with these settings. */
    public static TestGateway inFrontOf(String url, String... settings) {
        return inFrontOf((Object) url, settings);
    }

    /** Starts a gateway in front of services that have all of these addresses. */
    public static TestGateway inFrontOfAll(List<String> urls, String... settings) {
        return inFrontOf((Object) urls, settings);
    }

    private static TestGateway inFrontOf(Object urls, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("endpoints.all.port", freePort());
        SERVICES.forEach(service -> properties.put("micronaut.http.services." + service + ".urls", urls));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        return new TestGateway(ApplicationContext.run(EmbeddedServer.class, properties, "test"));
    }

    /** Below the ports that outgoing connections take: between here and the start nobody takes it away. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                // somebody has it: try another
            }
        }
    }

    public int port() {
        return server.getPort();
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Everywhere it listens. */
    public Set<Integer> ports() {
        return ((NettyEmbeddedServer) server).getBoundPorts();
    }

    /** Where the management endpoints are. */
    public int managementPort() {
        return server.getApplicationContext().getRequiredProperty("endpoints.all.port", Integer.class);
    }

    /** Where it speaks TLS. */
    public int tlsPort() {
        return ports().stream()
                .filter(port -> port != port() && port != managementPort())
                .findFirst()
                .orElseThrow();
    }

    /** How many requests hold a permit to wait for this service. */
    public double waitingFor(String service) {
        return bean(MeterRegistry.class)
                .get("gateway.concurrency.used")
                .tag("service", service)
                .gauge()
                .value();
    }

    /** A connection to the public port. */
    public RawHttp connect() {
        return RawHttp.connect(port());
    }

    /** A connection to the public port that speaks HTTP/2. */
    public RawHttp2 connectHttp2() {
        return RawHttp2.connect(port());
    }

    /** A caller with an ordinary HTTP client. */
    public Caller caller() {
        return Caller.of(server);
    }

    /** The answer to this one request on a connection of its own, {@code \n} as line end. */
    public RawAnswer ask(String request) {
        try (RawHttp caller = connect()) {
            return caller.send(request).answer();
        }
    }

    /** The answer to GET on an open route. */
    public RawAnswer get(String target) {
        return ask(request("GET", target));
    }

    /** The head of a request with these further header field lines, without a token. */
    public static String request(String method, String target, String... fields) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\nHost: gateway.example\n");
        for (String field : fields) {
            head.append(field).append('\n');
        }
        return head.append('\n').toString();
    }

    /** The head of a request with a token of this permission. */
    public static String requestAs(String permission, String method, String target, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = "X-Token: " + TestAuthorizationServer.token(permission);
        return request(method, target, all);
    }

    /** Has it stop as a SIGTERM does. */
    public void stop() {
        stopPolling();
        server.stop();
    }

    @Override
    public void close() {
        if (server.isRunning()) {
            stopPolling();
            Stopping.stop(server);
        }
    }

    /**
     * Lets what is asked in the background come to its end. Micronaut's client drops an answer that finds its context
     * closed, and the buffer with it. The authorization server answers one after the other.
     */
    private void stopPolling() {
        Stopping.awaitSchedules();
        server.getApplicationContext()
                .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED))
                .shutdown();
        for (int i = 0; i < 3; i++) {
            Mono.from(bean(RemoteAuthorizationServer.class).keys())
                    .onErrorComplete()
                    .block();
        }
    }
}
