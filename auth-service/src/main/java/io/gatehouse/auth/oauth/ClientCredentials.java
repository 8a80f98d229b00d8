package io.gatehouse.auth.oauth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which client a request says it comes from, and the proof.
 *
 * @param clientId the client's id
 * @param secret the client's secret
 */
record ClientCredentials(String clientId, String secret) {

    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String BASIC = "Basic ";

    /**
     * The credentials of a request, from its Authorization field or from its form (RFC 6749 section 2.3.1); empty if there
     * are none.
     *
     * @throws OAuthException if they are incomplete, or in both places
     */
    static Optional<ClientCredentials> of(HttpRequest<?> request, Form form) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return authorization == null ? inForm(form) : Optional.of(inHeader(authorization, form));
    }

    private static ClientCredentials inHeader(String authorization, Form form) {
        if (form.find(CLIENT_SECRET).isPresent()) {
            throw OAuthException.invalidRequest(
                    "The client authenticates in the Authorization field and in the form: expected one of them");
        }
        ClientCredentials credentials = basic(authorization);
        if (form.find(CLIENT_ID)
                .filter(id -> !id.equals(credentials.clientId()))
                .isPresent()) {
            throw OAuthException.invalidRequest("The form names another client than the Authorization field");
        }
        return credentials;
    }

    private static ClientCredentials basic(String authorization) {
        String text = authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? decodeBase64(authorization.substring(BASIC.length()).strip())
                : null;
        int colon = text == null ? -1 : text.indexOf(':');
        String id = text == null || colon < 0 ? null : Form.decodeOrNull(text.substring(0, colon));
        String secret = text == null || colon < 0 ? null : Form.decodeOrNull(text.substring(colon + 1));
        if (id == null || secret == null) {
            throw OAuthException.invalidClient(
                    "The Authorization field cannot be read: expected Basic with the client's id and secret");
        }
        return new ClientCredentials(id, secret);
    }

    private static @Nullable String decodeBase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<ClientCredentials> inForm(Form form) {
        Optional<String> id = form.find(CLIENT_ID);
        Optional<String> secret = form.find(CLIENT_SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw OAuthException.invalidClient("Expected client_id and client_secret, both of them");
        }
        return id.flatMap(known -> secret.map(proof -> new ClientCredentials(known, proof)));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId;
    }
}
