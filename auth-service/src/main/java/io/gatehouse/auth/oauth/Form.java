package io.gatehouse.auth.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each at most once (RFC 6749 section 3.2); one without a value counts as left out.
 *
 * @param parameters by name
 */
record Form(Map<String, String> parameters) {

    /**
     * @throws OAuthException if it is no form, or has a parameter twice
     */
    static Form parse(String body) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            add(parameters, name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
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

    private static void add(Map<String, String> parameters, String name, String value) {
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
