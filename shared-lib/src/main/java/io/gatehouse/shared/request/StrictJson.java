package io.gatehouse.shared.request;

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
 * Reads a request's body as JSON that means one thing to everyone: it is not {@code null}, which would be no body at all,
 * nothing follows it, and no name is there twice, of which others may take the first (RFC 8259 section 4). Micronaut reads up
 * to the end of the object, takes the last, and has no setting for that.
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@JsonMessageHandler.ConsumesJson
final class StrictJson<T> implements MessageBodyReader<T> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** How Jackson's message begins; it has no exception of its own for it. */
    private static final String DUPLICATE = "Duplicate field";

    private final JsonMessageHandler<T> reader;

    StrictJson(JsonMessageHandler<T> reader) {
        this.reader = reader;
    }

    /** Nothing but requests: what others answer is read as it comes, and in pieces. */
    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return type.getAnnotationMetadata().hasAnnotation(Body.class) && reader.isReadable(type, mediaType);
    }

    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> body) {
        check(body.toByteArray());
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

    private static void check(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            check(json);
        } catch (IOException e) {
            throw new CodecException("The body is not JSON", new JsonSyntaxException(e));
        }
    }

    private static void check(JsonParser json) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            throw UnreadableBodyException.isNull();
        }
        skip(json);
        if (json.nextToken() != null) {
            throw new JsonSyntaxException("Something follows the end");
        }
    }

    private static void skip(JsonParser json) throws IOException {
        try {
            json.skipChildren();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith(DUPLICATE)) {
                throw UnreadableBodyException.isThereTwice(json.currentName());
            }
            throw e;
        }
    }
}
