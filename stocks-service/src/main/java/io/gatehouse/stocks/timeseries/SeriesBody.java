package io.gatehouse.stocks.timeseries;

import java.nio.charset.StandardCharsets;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Writes rows as the bytes of a body, many to a chunk, as fast as the reader takes them.
 *
 * @param format how the body is written
 * @param columns the names of the fields
 */
public record SeriesBody(Format format, List<String> columns) {

    static final int ROWS_PER_CHUNK = 256;

    /** The body of these rows. */
    public Flux<byte[]> of(Flux<String> rows) {
        return ofChunks(rows.buffer(ROWS_PER_CHUNK).map(some -> String.join(format.between(), some)));
    }

    /**
     * The body for rows that are already joined. It does not begin before the first chunk, so that an earlier failure
     * can still become an error answer.
     */
    Flux<byte[]> ofChunks(Flux<String> chunks) {
        return chunks.defaultIfEmpty("")
                .index((index, chunk) -> bytes((index == 0 ? format.opening(columns) : format.between()) + chunk))
                .concatWithValues(bytes(format.closing()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
