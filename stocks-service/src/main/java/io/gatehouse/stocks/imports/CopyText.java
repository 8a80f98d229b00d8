package io.gatehouse.stocks.imports;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds rows in the text format of PostgreSQL's {@code COPY}; nothing in our rows needs escaping. Also tracks whether
 * they come in the order of their keys, in which case no key can occur twice.
 */
final class CopyText {

    private static final int INITIAL = 1 << 16;

    private byte[] text = new byte[INITIAL];
    private int length;
    private byte[] lastKey = new byte[0];
    private boolean ordered = true;

    void add(long line, byte[] bytes, PlainRow row) {
        append(line);
        int key = length;
        for (int column = 0; column < PlainRow.FIELDS; column++) {
            append(bytes, row.start(column), row.end(column), column == PlainRow.FIELDS - 1 ? '\n' : '\t');
        }
        compareKey(key);
    }

    void add(ImportRow row) {
        append(row.line());
        int key = length;
        append(row.symbol(), '\t');
        append(row.date().toString(), '\t');
        append(row.open().toPlainString(), '\t');
        append(row.high().toPlainString(), '\t');
        append(row.low().toPlainString(), '\t');
        append(row.close().toPlainString(), '\t');
        append(Long.toString(row.volume()), '\n');
        compareKey(key);
    }

    /** Whether every key was greater than the one before. */
    boolean isOrdered() {
        return ordered;
    }

    /** Returns what was added since the last call. */
    ByteBuf drain() {
        ByteBuf drained = Unpooled.wrappedBuffer(Arrays.copyOf(text, length));
        length = 0;
        return drained;
    }

    /** Compares with the last key: symbol, tab and date. The tab sorts below every character of a symbol. */
    private void compareKey(int from) {
        if (ordered) {
            int to = secondTab(from);
            ordered = Arrays.compareUnsigned(text, from, to, lastKey, 0, lastKey.length) > 0;
            lastKey = sized(lastKey, to - from);
            System.arraycopy(text, from, lastKey, 0, to - from);
        }
    }

    private int secondTab(int from) {
        int at = from;
        for (int tabs = 0; tabs < 2; at++) {
            tabs += text[at] == '\t' ? 1 : 0;
        }
        return at - 1;
    }

    private static byte[] sized(byte[] bytes, int size) {
        return bytes.length == size ? bytes : new byte[size];
    }

    private void append(long line) {
        append(Long.toString(line), '\t');
    }

    private void append(String field, char end) {
        byte[] bytes = field.getBytes(StandardCharsets.US_ASCII);
        append(bytes, 0, bytes.length, end);
    }

    private void append(byte[] bytes, int from, int to, char end) {
        int size = to - from;
        if (length + size >= text.length) {
            text = Arrays.copyOf(text, 2 * text.length);
        }
        System.arraycopy(bytes, from, text, length, size);
        length += size;
        text[length++] = (byte) end;
    }
}
