package io.gatehouse.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of names and values. Whatever a caller sends, it stays within its value: nothing but visible ASCII is kept as it is. */
final class Line {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private final Map<String, String> names = new HashMap<>();
    private final String start;
    private final String is;
    private final String next;
    private final String quote;
    private final String end;
    private final String escaped;
    private byte[] text = new byte[1 << 14];
    private int length;
    private boolean begun;

    /**
     * Writes nothing yet.
     *
     * @param start before the first name
     * @param is between a name and its value
     * @param next between a value and the next name
     * @param quote around a text
     * @param end after the last value
     * @param escaped what is escaped in a text, beside quotes, backslashes and what is not visible ASCII
     */
    Line(String start, String is, String next, String quote, String end, String escaped) {
        this.start = start;
        this.is = is;
        this.next = next;
        this.quote = quote;
        this.end = end;
        this.escaped = escaped;
    }

    /** A text; nothing at all for null. */
    void add(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            put(quote);
            escape(value);
            put(quote);
        }
    }

    /** A number that is not negative. */
    void add(String name, long value) {
        name(name);
        number(value);
    }

    /** Milliseconds, to the microsecond. */
    void addMillis(String name, long nanos) {
        name(name);
        long micros = nanos / 1000;
        number(micros / 1000);
        thousandths((int) (micros % 1000));
    }

    /** A point in time: what is before the milliseconds of its second, and these. */
    void addTime(String name, String second, int millis) {
        name(name);
        put(quote);
        put(second);
        thousandths(millis);
        put("Z");
        put(quote);
    }

    /** A number in hexadecimal digits, 16 for each half. */
    void addHex(String name, long first, long second) {
        name(name);
        put(quote);
        hex(first);
        hex(second);
        put(quote);
    }

    void addHex(String name, long value) {
        name(name);
        put(quote);
        hex(value);
        put(quote);
    }

    void end() {
        put(end);
        begun = false;
    }

    /** Everything since the last time. */
    String take() {
        String taken = new String(text, 0, length, StandardCharsets.ISO_8859_1);
        length = 0;
        return taken;
    }

    private void name(String name) {
        if (begun) {
            put(names.computeIfAbsent(name, any -> next + any + is));
        } else {
            put(start);
            put(name);
            put(is);
            begun = true;
        }
    }

    private void number(long value) {
        if (value >= 10) {
            number(value / 10);
        }
        reserve(LONGEST_NUMBER);
        text[length++] = (byte) ('0' + value % 10);
    }

    private void thousandths(int value) {
        put(".");
        reserve(LONGEST_NUMBER);
        text[length++] = (byte) ('0' + value / 100);
        text[length++] = (byte) ('0' + value / 10 % 10);
        text[length++] = (byte) ('0' + value % 10);
    }

    private void hex(long value) {
        reserve(LONGEST_NUMBER);
        for (int shift = 60; shift >= 0; shift -= 4) {
            text[length++] = DIGITS[(int) (value >>> shift) & 15];
        }
    }

    private void escape(String value) {
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || escaped.indexOf(c) >= 0) {
                put(value, plain, i);
                put("\\u");
                put(HEX.toHexDigits(c));
                plain = i + 1;
            }
        }
        put(value, plain, value.length());
    }

    private void put(String ascii) {
        put(ascii, 0, ascii.length());
    }

    @SuppressWarnings("deprecation") // it drops the upper half of each character, and here there is nothing in it
    private void put(String ascii, int from, int to) {
        reserve(to - from);
        ascii.getBytes(from, to, text, length);
        length += to - from;
    }

    private void reserve(int count) {
        if (text.length - length < count) {
            text = Arrays.copyOf(text, 2 * text.length + count);
        }
    }
}
