package io.gatehouse.systemtest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer to a request. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    /** Keeps all decimals of a number as they were sent. */
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.uri().getRawPath(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    /** The header field's first value. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body, parsed as JSON. */
    public JsonNode json() {
        return json(body);
    }

    /** A text, parsed as JSON. */
    public static JsonNode json(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Expected JSON instead of: " + text, e);
        }
    }

    @Override
    public String toString() {
        return request + " answered " + status + " " + headers.map() + "\n" + body;
    }
}
