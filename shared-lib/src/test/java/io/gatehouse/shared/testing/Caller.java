package io.gatehouse.shared.testing;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Calls a service as anyone would, with an HTTP client that is not Micronaut's and takes every status as an answer.
 *
 * @param base scheme, host and port
 */
public record Caller(URI base) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Calls the public port of this server. */
    public static Caller of(EmbeddedServer server) {
        return new Caller(server.getURI());
    }

    /** GET without a token. */
    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** GET with a token of these permissions. */
    public HttpResponse<String> getAs(String permission, String path) {
        return send(request(path).header("X-Token", TestAuthorizationServer.token(permission)));
    }

    /** POST of this JSON without a token. */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** A request for this path, to be finished at will. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    /** The answer to any request. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
