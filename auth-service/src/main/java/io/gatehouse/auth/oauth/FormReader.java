package io.gatehouse.auth.oauth;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the form in a request's body. Micronaut's own reader answers other bodies with its own errors, and joins two
 * values of a parameter with a comma.
 */
final class FormReader {

    private static final int MAX_BYTES = 16 * 1024;

    private FormReader() {}

    static Mono<Form> read(HttpRequest<?> request) {
        return Mono.defer(() -> {
            check(request);
            return Flux.from(((ServerHttpRequest<?>) request).byteBody().move().toByteArrayPublisher())
                    .reduceWith(ByteArrayOutputStream::new, FormReader::append)
                    .map(bytes -> Form.parse(bytes.toString(StandardCharsets.UTF_8)));
        });
    }

    private static void check(HttpRequest<?> request) {
        boolean form = request.getContentType()
                .map(MediaType::getName)
                .filter(MediaType.APPLICATION_FORM_URLENCODED::equalsIgnoreCase)
                .isPresent();
        if (!form) {
            throw OAuthException.invalidRequest("Expected a body of the type " + MediaType.APPLICATION_FORM_URLENCODED);
        }
        if (request.getContentLength() > MAX_BYTES) {
            throw OAuthException.tooLarge(MAX_BYTES);
        }
    }

    /** A chunked body does not announce its length. */
    private static ByteArrayOutputStream append(ByteArrayOutputStream read, byte[] next) {
        if (read.size() + next.length > MAX_BYTES) {
            throw OAuthException.tooLarge(MAX_BYTES);
        }
        read.writeBytes(next);
        return read;
    }
}
