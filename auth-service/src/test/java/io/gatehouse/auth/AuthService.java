package io.gatehouse.auth;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.Stopping;
import io.gatehouse.shared.testing.TestDatabase;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The whole service on free ports, with the users {@code demo} and {@code admin}.
 *
 * @param server what runs
 * @param caller calls it
 */
public record AuthService(EmbeddedServer server, Caller caller) implements AutoCloseable {

    public static final String DEMO_PASSWORD = "demo-password";
    public static final String ADMIN_PASSWORD = "admin-password";

    /** Chosen when the server binds it: one chosen earlier may be taken by then, with so many servers and callers. */
    private static final int ANY_FREE = -1;

    /** A ready service with a database of its own. */
    public static AuthService start() {
        return start(TestDatabase.create(), Map.of());
    }

    /** A ready service on this database, with these environment variables. */
    public static AuthService start(TestDatabase database, Map<String, Object> environment) {
        AuthService service = startAnyhow(settings(database, environment));
        service.eventually(() -> service.get("/health/readiness").statusCode() == 200);
        return service;
    }

    /** A service with exactly these settings, ready or not. */
    public static AuthService startAnyhow(Map<String, Object> settings, String... environments) {
        EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, settings, environments);
        return new AuthService(server, Caller.of(server));
    }

    /** What leads to this database, the first users, and these environment variables. */
    public static Map<String, Object> settings(TestDatabase database, Map<String, Object> environment) {
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("micronaut.server.netty.listeners.management.port", ANY_FREE);
        settings.put("AUTH_DEMO_PASSWORD", DEMO_PASSWORD);
        settings.put("AUTH_ADMIN_PASSWORD", ADMIN_PASSWORD);
        settings.putAll(environment);
        return settings;
    }

    public HttpResponse<String> login(String username, String password) {
        return post("/api/v1/auth/create", credentials(username, password));
    }

    /** The token of a new login. */
    public String token(String username, String password) {
        return String.valueOf(json(login(username, password)).get("token"));
    }

    public String demo() {
        return token("demo", DEMO_PASSWORD);
    }

    public String admin() {
        return token("admin", ADMIN_PASSWORD);
    }

    /** The refresh token of a new login. */
    public String refreshToken(String username, String password) {
        return String.valueOf(json(login(username, password)).get("refresh_token"));
    }

    public HttpResponse<String> refresh(String refreshToken) {
        return post("/api/v1/auth/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
    }

    public HttpResponse<String> get(String path) {
        return caller.get(path);
    }

    public HttpResponse<String> get(String path, String token) {
        return caller.send(caller.request(path).header("X-Token", token));
    }

    public HttpResponse<String> post(String path, String json) {
        return caller.post(path, json);
    }

    public HttpResponse<String> postEmpty(String path) {
        return caller.send(caller.request(path).POST(BodyPublishers.noBody()));
    }

    /** Any request with this token and JSON. */
    public HttpResponse<String> send(String method, String path, String token, String json) {
        HttpRequest.Builder request = caller.request(path)
                .header("X-Token", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        return caller.send(request);
    }

    /** Asks again and again, for half a minute and more, until it is so. */
    public void eventually(Supplier<Boolean> condition) {
        Mono.fromSupplier(condition)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new AssertionError("It did not come true in time")))
                .retryWhen(Retry.fixedDelay(600, Duration.ofMillis(50)))
                .block();
    }

    public static String credentials(String username, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }

    public static Map<String, Object> json(HttpResponse<String> answer) {
        try {
            return JSONObjectUtils.parse(answer.body());
        } catch (ParseException e) {
            throw new AssertionError("not a JSON object: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** The objects in a JSON array. */
    public static List<Map<String, Object>> list(HttpResponse<String> answer) {
        try {
            return List.of(JSONObjectUtils.getJSONObjectArray(
                    JSONObjectUtils.parse("{\"list\":" + answer.body() + "}"), "list"));
        } catch (ParseException e) {
            throw new AssertionError("not a JSON array: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** Where the header field {@code Link} leads by this relation. */
    public static Optional<String> link(HttpResponse<?> answer, String relation) {
        return answer.headers().allValues("Link").stream()
                .flatMap(field -> Stream.of(field.split(", ", -1)))
                .filter(link -> link.endsWith(">; rel=\"" + relation + "\""))
                .map(link -> link.substring(1, link.indexOf('>')))
                .findFirst();
    }

    /** A context that ends takes the propagation of contexts away from all the others in this JVM: they get it back. */
    @Override
    public void close() {
        List<ThreadLocalAccessor<?>> accessors =
                List.copyOf(ContextRegistry.getInstance().getThreadLocalAccessors());
        Stopping.stop(server);
        accessors.forEach(ContextRegistry.getInstance()::registerThreadLocalAccessor);
    }
}
