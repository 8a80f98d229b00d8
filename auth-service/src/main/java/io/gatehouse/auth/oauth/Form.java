package io.gatehouse.auth.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each at most once (RFC 6749 section 3.2); one without a value counts as left out, and
 * nothing between two ampersands as no parameter (WHATWG URL section 5.1).
 *
 * @param parameters by name
 */
record Form(Map<String, String> parameters) {

    /**
     * @throws OAuthException if it is no form, or has a parameter twice
     */
    static Form parse(String body) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(body.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> add(parameters, pair));
        parameters.values().removeIf(String::isEmpty);
        return new Form(Map.copyOf(parameters));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * @throws OAuthException if the parameter is left out
     */
    String require(String name) {
        return find(name).orElseThrow(() -> OAuthException.invalidRequest("The parameter " + name + " is missing"));
    }

    /**
     * @throws OAuthException if the parameter is left out or longer than this
     */
    String require(String name, int length) {
        String value = require(name);
        if (value.length() > length) {
            throw OAuthException.invalidRequest(
                    "The parameter " + name + " is too long: expected at most " + length + " characters");
        }
        return value;
    }

    private static void add(Map<String, String> parameters, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (parameters.putIfAbsent(name, value) != null) {
            throw OAuthException.invalidRequest("The parameter " + name + " was sent twice: send it once");
        }
    }

    private static String decode(String text) {
        String decoded = decodeOrNull(text);
        if (decoded == null) {
            throw OAuthException.invalidRequest("The body is no form: a percent sign is not followed by two digits");
        }
        return decoded;
    }

    /** Decodes the text; null if it is not form-encoded. */
    static @Nullable String decodeOrNull(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Without the values: there are secrets among them. */
    @Override
    public String toString() {
        return "a form with " + parameters.keySet();
    }
}
