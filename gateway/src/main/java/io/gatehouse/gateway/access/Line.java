package io.gatehouse.gateway.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds log lines from names and values. Whatever a caller sends stays within its value, because only visible ASCII is
 * kept unescaped.
 */
final class Line {

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, String> names = new HashMap<>();
    private final String start;
    private final String is;
    private final String next;
    private final String quote;
    private final String end;
    private final boolean[] plain = new boolean[0x80];
    private final AsciiText text = new AsciiText();
    private boolean begun;

    /**
     * Defines a format.
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
        Arrays.fill(plain, ' ', '~' + 1, true);
        ("\"\\" + escaped).chars().forEach(c -> plain[c] = false);
    }

    /** Adds a text; does nothing for null. */
    void add(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            text.put(quote);
            escape(value);
            text.put(quote);
        }
    }

    /** Adds a number that is not negative. */
    void add(String name, long value) {
        name(name);
        text.putNumber(value);
    }

    /** Adds a duration in milliseconds, with three decimals. */
    void addMillis(String name, long nanos) {
        name(name);
        long micros = nanos / 1000;
        text.putNumber(micros / 1000);
        text.putThousandths((int) (micros % 1000));
    }

    /** Adds a point in time, from the text before the milliseconds of its second, and the milliseconds. */
    void addTime(String name, String second, int millis) {
        name(name);
        text.put(quote);
        text.put(second);
        text.putThousandths(millis);
        text.put("Z");
        text.put(quote);
    }

    /** Adds a number of 32 hexadecimal digits, given as two halves. */
    void addHex(String name, long first, long second) {
        name(name);
        text.put(quote);
        text.putHex(first);
        text.putHex(second);
        text.put(quote);
    }

    void addHex(String name, long value) {
        name(name);
        text.put(quote);
        text.putHex(value);
        text.put(quote);
    }

    void end() {
        text.put(end);
        begun = false;
    }

    /** Returns everything added since the last call. */
    String take() {
        return text.take();
    }

    private void name(String name) {
        if (begun) {
            text.put(names.computeIfAbsent(name, any -> next + any + is));
        } else {
            text.put(start);
            text.put(name);
            text.put(is);
            begun = true;
        }
    }

    private void escape(String value) {
        int kept = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= plain.length || !plain[c]) {
                text.put(value, kept, i);
                text.put("\\u");
                text.put(HEX.toHexDigits(c));
                kept = i + 1;
            }
        }
        text.put(value, kept, value.length());
    }
}
