package io.gatehouse.auth;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A registered client of a service.
 *
 * @param service where it is registered
 * @param id its client_id
 * @param secret its client_secret
 */
public record TestClient(AuthService service, String id, String secret) {

    public static final String TOKEN = "/oauth/token";
    public static final String REVOKE = "/oauth/revoke";
    public static final String INTROSPECT = "/oauth/introspect";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new client with these scopes and grant types, which may introspect. */
    public static TestClient add(AuthService service, String scopes, String grantTypes) {
        String json = "{\"name\":\"test-%d\",\"scopes\":[%s],\"grant_types\":[%s],\"introspection\":true}"
                .formatted(COUNT.incrementAndGet(), quoted(scopes), quoted(grantTypes));
        Map<String, Object> added =
                AuthService.json(service.send("POST", "/api/v1/auth/clients", service.admin(), json));
        return new TestClient(
                service, String.valueOf(added.get("client_id")), String.valueOf(added.get("client_secret")));
    }

    /** A form, and HTTP Basic. */
    public HttpResponse<String> post(String path, String... parameters) {
        return send(service, path, form(parameters), "Authorization", basic());
    }

    /** A form with this client's id and secret in it. */
    public HttpResponse<String> postInForm(String path, String... parameters) {
        String credentials = form("client_id", id, "client_secret", secret);
        return send(service, path, form(parameters) + "&" + credentials);
    }

    /** The access token of this client for itself. */
    public String token() {
        return accessToken(post(TOKEN, "grant_type", "client_credentials"));
    }

    /** What is said of this token, to this client. */
    public Map<String, Object> introspect(String token) {
        return AuthService.json(post(INTROSPECT, "token", token));
    }

    public boolean knowsToBeActive(String token) {
        return Boolean.TRUE.equals(introspect(token).get("active"));
    }

    /** The address at which administrators change it. */
    public String path() {
        return "/api/v1/auth/clients/" + id;
    }

    /** An administrator lets it get tokens, or not. */
    public HttpResponse<String> setEnabled(boolean enabled) {
        return service.send("PUT", path() + "/enabled", service.admin(), "{\"enabled\":" + enabled + "}");
    }

    public String basic() {
        return basic(id, secret);
    }

    public static String basic(String id, String secret) {
        byte[] credentials = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** This form with these further header fields: names and values in turn. */
    public static HttpResponse<String> send(AuthService service, String path, String form, String... fields) {
        HttpRequest.Builder request = service.caller()
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        return service.caller().send(request);
    }

    /** Names and values in turn. */
    public static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(encoded(parameters[i]))
                    .append('=')
                    .append(encoded(parameters[i + 1]));
        }
        return form.toString();
    }

    public static String accessToken(HttpResponse<String> answer) {
        return String.valueOf(AuthService.json(answer).get("access_token"));
    }

    public static String refreshToken(HttpResponse<String> answer) {
        return String.valueOf(AuthService.json(answer).get("refresh_token"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String quoted(String names) {
        return names.isEmpty() ? "" : "\"" + names.replace(" ", "\",\"") + "\"";
    }
}
