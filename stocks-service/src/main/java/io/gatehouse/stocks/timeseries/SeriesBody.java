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

    private static final int ROWS_PER_CHUNK = 256;
    private static final int CHARACTERS_PER_ROW = 160;

    /** The chunks; the first comes no earlier than the first row, so that a failure before it is still an error answer. */
    public Flux<byte[]> of(Flux<String> rows) {
        return rows.buffer(ROWS_PER_CHUNK)
                .defaultIfEmpty(List.of())
                .index(this::chunk)
                .concatWithValues(bytes(format.closing()));
    }

    private byte[] chunk(long index, List<String> rows) {
        StringBuilder chunk = new StringBuilder(CHARACTERS_PER_ROW * (rows.size() + 1));
        String before = index == 0 ? format.opening(columns) : format.between();
        for (String row : rows) {
            chunk.append(before).append(row);
            before = format.between();
        }
        return bytes(chunk.isEmpty() ? before : chunk);
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
