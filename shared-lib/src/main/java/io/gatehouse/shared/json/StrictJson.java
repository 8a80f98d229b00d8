package io.gatehouse.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.json.body.JsonMessageHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON body of a request and refuses what other readers could understand differently (RFC 8259 section 4): {@code
 * null}, which would count as no body at all, anything after the value, duplicate names, and an array where a single value is
 * expected. Micronaut ignores what follows the value, takes the last of two equal names and the only element of an array, and
 * has no setting for any of this.
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@JsonMessageHandler.ConsumesJson
final class StrictJson<T> implements MessageBodyReader<T> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** How Jackson's message about a duplicate name begins; it has no exception of its own. */
    private static final String DUPLICATE = "Duplicate field";

    private final JsonMessageHandler<T> reader;

    StrictJson(JsonMessageHandler<T> reader) {
        this.reader = reader;
    }

    /** Reads requests only. The answers of other services are read as they come, and in pieces. */
    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getAnnotationMetadata().hasAnnotation(Body.class) && reader.isReadable(type, mediaType);
    }

    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> body) {
        check(body.toByteArray(), type);
        return reader.read(type, mediaType, headers, body);
    }

    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try {
            return read(type, mediaType, headers, ByteArrayBufferFactory.INSTANCE.wrap(body.readAllBytes()));
        } catch (IOException e) {
            throw new CodecException("The body cannot be read", e);
        }
    }

    private static void check(byte[] body, Argument<?> type) {
        try (JsonParser json = JSON.createParser(body)) {
            check(json, type);
        } catch (IOException e) {
            throw new CodecException("The body is not JSON", new JsonSyntaxException(e));
        }
    }

    private static void check(JsonParser json, Argument<?> type) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            throw UnreadableBodyException.isNull();
        }
        walk(json, type);
        if (json.nextToken() != null) {
            throw new JsonSyntaxException("Something follows the end");
        }
    }

    private static void walk(JsonParser json, Argument<?> type) throws IOException {
        try {
            JsonShape.check(json, type);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith(DUPLICATE)) {
                throw UnreadableBodyException.isThereTwice(json.currentName());
            }
            throw e;
        }
    }
}
