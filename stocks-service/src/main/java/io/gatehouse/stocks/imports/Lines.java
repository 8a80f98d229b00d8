package io.gatehouse.stocks.imports;

import java.util.Arrays;

/**
 * Splits text that arrives in pieces into lines. No valid field can contain a line break, so an unclosed quote spoils
 * only its own line. Of a line that is too long, only the beginning is kept.
 */
public final class Lines {

    /** The length in bytes of the longest valid line, with ample room. */
    public static final int LONGEST = 1000;

    private static final int KEPT = LONGEST + 1;

    private final Reader reader;
    private byte[] beginning = new byte[0];
    private long number;

    public Lines(Reader reader) {
        this.reader = reader;
    }

    /** Reads the lines that end in this piece, and keeps the beginning of the next one. */
    public void take(byte[] piece) {
        int from = 0;
        for (int at = 0; at < piece.length; at++) {
            if (piece[at] == '\n') {
                line(piece, from, at);
                from = at + 1;
            }
        }
        beginning = longer(piece, from, piece.length);
    }

    /** Reads the last line, which may lack a line break. */
    public void end() {
        if (beginning.length > 0) {
            read(beginning, 0, beginning.length);
        }
    }

    private void line(byte[] piece, int from, int to) {
        if (beginning.length == 0) {
            read(piece, from, Math.min(to, from + KEPT));
        } else {
            byte[] whole = longer(piece, from, to);
            read(whole, 0, whole.length);
            beginning = new byte[0];
        }
    }

    private byte[] longer(byte[] piece, int from, int to) {
        int more = Math.min(to - from, KEPT - beginning.length);
        byte[] longer = Arrays.copyOf(beginning, beginning.length + more);
        System.arraycopy(piece, from, longer, beginning.length, more);
        return longer;
    }

    private void read(byte[] bytes, int from, int to) {
        number++;
        reader.read(number, bytes, from, to > from && bytes[to - 1] == '\r' ? to - 1 : to);
    }

    /** Receives the lines. */
    public interface Reader {

        /** A line without its line break, as a range of these bytes, which may change afterwards. */
        void read(long number, byte[] bytes, int from, int to);
    }
}
