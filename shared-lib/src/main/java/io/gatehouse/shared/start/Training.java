package io.gatehouse.shared.start;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the service for the JVM to learn from, with {@code -training=true}: it requests those of its own pages that need
 * neither a database nor another service, and stops. From the classes loaded meanwhile the JVM makes the AOT cache (JEP
 * 514) with which the service is started from then on. If the service does not answer, it exits with code 1.
 */
@Singleton
@Requires(property = "training", value = StringUtils.TRUE)
final class Training implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    private static final String SMOKE = "/api/v1/smoke";

    /** For the last two the service asks a database or another service in vain, which may take seconds. */
    private static final List<String> OTHERS =
            List.of("/health/liveness", "/schema", "/api/v1/unknown", "/health/readiness", "/.well-known/jwks.json");

    /** After this long, no answer will come. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        URI service = URI.create("http://127.0.0.1:" + event.getSource().getPort());
        Thread.ofPlatform().name("training").start(() -> Runtime.getRuntime().exit(train(service)));
    }

    /** Returns the exit code. */
    private static int train(URI service) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            askAll(client, service);
            LOG.info("Answered all requests of the training");
            return 0;
        } catch (IOException e) {
            LOG.error("The training failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    /** The others may be answered with an error, since there is no other service to ask, and nothing is known yet. */
    private static void askAll(HttpClient client, URI service) throws IOException, InterruptedException {
        int status = ask(client, request(service, SMOKE));
        if (status != 200) {
            throw new IOException("GET %s was answered %d: expected 200".formatted(SMOKE, status));
        }
        for (String path : OTHERS) {
            ask(client, request(service, path));
        }
        ask(client, request(service, SMOKE).header("X-Token", "no.known.token"));
    }

    private static HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
    }

    private static int ask(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
