package io.gatehouse.stocks.timeseries;

import java.nio.charset.StandardCharsets;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Rows as the bytes of a body, many to a chunk, written as the reader takes them.
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
     * The body of rows that are joined already; it begins no earlier than the first chunk, so that a failure before that is
     * still an error answer.
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
