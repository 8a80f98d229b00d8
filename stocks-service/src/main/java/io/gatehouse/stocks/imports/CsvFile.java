package io.gatehouse.stocks.imports;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a CSV file piece by piece, turns it into rows for {@code COPY}, and collects its faults. Bytes that are not
 * UTF-8 become U+FFFD, which no field accepts.
 */
final class CsvFile {

    private final Faults faults = new Faults();
    private final RowReader reader = new RowReader(faults);
    private final CopyText rows = new CopyText();
    private final Lines lines = new Lines(this::line);
    private final AtomicLong linesRead = new AtomicLong();
    private @Nullable Columns columns;
    private @Nullable PlainRow plain;

    /**
     * The rows in these pieces of the file, as they arrive.
     *
     * @return an error of {@link InvalidImportException} if the header is not the one it should be
     */
    Flux<ByteBuf> rows(Flux<byte[]> pieces) {
        return pieces.map(this::take).concatWith(Mono.fromSupplier(this::end)).filter(ByteBuf::isReadable);
    }

    /** The faults in the lines read so far. */
    Faults faults() {
        return faults;
    }

    /** Whether no row can be a duplicate, because every row's key is greater than the one before. */
    boolean isOrdered() {
        return rows.isOrdered();
    }

    /** How many lines have been read. Can be called from any thread. */
    long linesRead() {
        return linesRead.get();
    }

    private ByteBuf take(byte[] piece) {
        lines.take(piece);
        return rows.drain();
    }

    private ByteBuf end() {
        lines.end();
        if (columns == null) {
            throw RowReader.RULES.noHeader("the body is empty");
        }
        return rows.drain();
    }

    private void line(long number, byte[] bytes, int from, int to) {
        linesRead.lazySet(number);
        if (columns == null || plain == null) {
            columns = Columns.of(text(number, bytes, from, to), RowReader.RULES);
            plain = new PlainRow(columns);
        } else if (plain.accepts(bytes, from, to)) {
            rows.add(number, bytes, plain);
        } else if (to > from) {
            reader.read(text(number, bytes, from, to), columns).ifPresent(rows::add);
        }
    }

    private static CsvLine text(long number, byte[] bytes, int from, int to) {
        boolean tooLong = to - from > Lines.LONGEST;
        return new CsvLine(number, new String(bytes, from, to - from, StandardCharsets.UTF_8), tooLong);
    }
}
