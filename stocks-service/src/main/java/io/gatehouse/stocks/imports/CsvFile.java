package io.gatehouse.stocks.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines under the header of a CSV file, read as they are asked for. No field of ours can hold a line break, so
 * lines are split first: a quote that is never closed spoils its own line, not the rest of the file. Bytes that are
 * not UTF-8 become U+FFFD, which no field may hold either.
 */
final class CsvFile implements Iterable<CsvLine> {

    static final String HEADER = "symbol,date,open,high,low,close,volume";

    private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** Longer lines are cut here: nothing valid is nearly that long. */
    private static final int LONGEST_LINE = 1000;

    private final BufferedReader text;
    private long number;

    CsvFile(InputStream bytes) {
        this.text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private void skipByteOrderMark() throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private void readHeader() throws IOException {
        CsvLine header = readLine();
        if (header == null) {
            throw InvalidImportException.noHeader("the body is empty");
        }
        if (!COLUMNS.equals(header.fields())) {
            throw InvalidImportException.noHeader("the header is " + Quoted.of(header.text()));
        }
    }

    /** The next line, or null at the end. */
    private @Nullable CsvLine readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        number++;
        return new CsvLine(number, withoutCarriageReturn(line));
    }

    private static String withoutCarriageReturn(StringBuilder line) {
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    /**
     * Reads the header, and after it line by line in one pass. Empty lines are left out, but counted.
     *
     * @throws InvalidImportException if the header is not the one it should be
     */
    @Override
    public Iterator<CsvLine> iterator() {
        try {
            skipByteOrderMark();
            readHeader();
            return new Lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable CsvLine readLineWithText() {
        try {
            CsvLine line = readLine();
            while (line != null && line.text().isEmpty()) {
                line = readLine();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Lines implements Iterator<CsvLine> {

        private @Nullable CsvLine next = readLineWithText();

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public CsvLine next() {
            CsvLine line = next;
            if (line == null) {
                throw new NoSuchElementException();
            }
            next = readLineWithText();
            return line;
        }
    }
}
