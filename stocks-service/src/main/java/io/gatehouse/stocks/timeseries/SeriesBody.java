package io.gatehouse.stocks.timeseries;

import java.nio.charset.StandardCharsets;
import java.util.List;
import reactor.core.publisher.Flux;

/** A series as the bytes of a body, many rows to a chunk, written as the reader takes them. */
final class SeriesBody {

    private static final int ROWS_PER_CHUNK = 256;
    private static final int CHARACTERS_PER_ROW = 160;

    private final SeriesText text;

    SeriesBody(SeriesText text) {
        this.text = text;
    }

    /** The chunks; the first comes no earlier than the first row, so that a failure before it is still an error answer. */
    Flux<byte[]> of(Flux<? extends Row> rows) {
        return rows.<Row>cast(Row.class)
                .buffer(ROWS_PER_CHUNK)
                .defaultIfEmpty(List.of())
                .index(this::chunk)
                .concatWithValues(bytes(text.closing()));
    }

    private byte[] chunk(long index, List<Row> rows) {
        StringBuilder chunk = new StringBuilder(CHARACTERS_PER_ROW * (rows.size() + 1));
        String before = index == 0 ? text.opening() : text.between();
        for (Row row : rows) {
            text.append(row, chunk.append(before));
            before = text.between();
        }
        return bytes(chunk.isEmpty() ? before : chunk);
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
