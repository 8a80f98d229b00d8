package io.gatehouse.systemtest.http;

import static io.gatehouse.systemtest.http.AnswerAssert.assertThatAnswer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Sends requests to one host, always with the same header fields. */
public final class Caller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI host;
    private final List<String> fields;

    private Caller(URI host, List<String> fields) {
        this.host = host;
        this.fields = fields;
    }

    /** A caller without a token. */
    public static Caller at(String host) {
        return new Caller(URI.create(host), List.of());
    }

    /** The same caller with this token. */
    public Caller withToken(String token) {
        return with("X-Token", token);
    }

    /** The same caller with only these header fields, given as alternating names and values. */
    public Caller with(String... fields) {
        return new Caller(host, List.of(fields));
    }

    /** The same caller with one more header field. */
    public Caller and(String name, String value) {
        return new Caller(
                host, Stream.concat(fields.stream(), Stream.of(name, value)).toList());
    }

    /** The same caller, logged in as this user. */
    public Caller as(String username, String password) {
        return withToken(logIn(username, password).json().path("token").asText());
    }

    /** The answer to a login that must succeed. */
    public Answer logIn(String username, String password) {
        Answer answer = tryToLogIn(username, password);
        assertThatAnswer(answer).hasStatus(201);
        return answer;
    }

    /** The answer to a login. */
    public Answer tryToLogIn(String username, String password) {
        return post(
                "/api/v1/auth/create",
                "application/json",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    /** Sends a GET for a path. */
    public Answer get(String path) {
        return send("GET", path);
    }

    /** Posts a body of this type. */
    public Answer post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** Puts JSON at a path. */
    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    /** Sends a request without a body. */
    public Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path)).timeout(PATIENCE);
        return fields.isEmpty() ? request : request.headers(fields.toArray(String[]::new));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
