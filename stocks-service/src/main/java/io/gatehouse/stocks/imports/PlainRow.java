package io.gatehouse.stocks.imports;

import java.time.Month;
import java.time.Year;

/**
 * Recognises valid rows in their plainest form, which nearly every line of nearly every file has, without allocating an
 * object. A line that it rejects may still be valid; {@link RowReader} applies all the rules and says what is wrong.
 */
final class PlainRow {

    static final int FIELDS = 7;

    private static final int MOST_DIGITS = 9;
    private static final int LONGEST_VOLUME = 18;
    private static final int LONGEST_SYMBOL = 32;
    private static final int DATE_LENGTH = 10;

    private final int[] places;
    private final int[] starts = new int[FIELDS + 1];

    PlainRow(Columns columns) {
        this.places = columns.places().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The start of a field, by our order of columns. */
    int start(int column) {
        return starts[places[column]];
    }

    /** The end of that field, exclusive. */
    int end(int column) {
        return starts[places[column] + 1] - 1;
    }

    boolean accepts(byte[] line, int from, int to) {
        return to - from <= Lines.LONGEST
                && isSplit(line, from, to)
                && isSymbol(line, start(0), end(0))
                && isDate(line, start(1), end(1))
                && areOrdered(price(line, 2), price(line, 3), price(line, 4), price(line, 5))
                && isVolume(line, start(6), end(6));
    }

    private boolean isSplit(byte[] line, int from, int to) {
        int fields = 0;
        starts[0] = from;
        for (int at = from; at < to; at++) {
            if (line[at] == ',' && ++fields < FIELDS) {
                starts[fields] = at + 1;
            }
        }
        starts[FIELDS] = to + 1;
        return fields == FIELDS - 1;
    }

    private static boolean isSymbol(byte[] line, int from, int to) {
        int at = from;
        while (at < to && isOfSymbol(line[at])) {
            at++;
        }
        return at == to && to > from && to - from <= LONGEST_SYMBOL;
    }

    private static boolean isOfSymbol(byte c) {
        return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '.' || c == '^' || c == '-';
    }

    private static boolean isDate(byte[] line, int from, int to) {
        return to - from == DATE_LENGTH
                && line[from + 4] == '-'
                && line[from + 7] == '-'
                && isDay(number(line, from, from + 4), number(line, from + 5, from + 7), number(line, from + 8, to));
    }

    private static boolean isDay(long year, long month, long day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of((int) month).length(Year.isLeap(year));
    }

    private static boolean isVolume(byte[] line, int from, int to) {
        return to - from <= LONGEST_VOLUME && number(line, from, to) >= 0;
    }

    /** Whether these prices, none of them negative, are in a valid order. */
    private static boolean areOrdered(long open, long high, long low, long close) {
        return low >= 0 && low <= open && low <= close && high >= open && high >= close && open >= 0 && close >= 0;
    }

    /** A price in billionths, or -1 if it is invalid or has more digits than that. */
    private long price(byte[] line, int column) {
        int end = end(column);
        int point = start(column);
        while (point < end && line[point] != '.') {
            point++;
        }
        long whole = point - start(column) <= MOST_DIGITS ? number(line, start(column), point) : -1;
        long fraction = point == end ? 0 : billionths(line, point + 1, end);
        return whole < 0 || fraction < 0 ? -1 : whole * 1_000_000_000 + fraction;
    }

    private static long billionths(byte[] line, int from, int to) {
        long fraction = to - from <= MOST_DIGITS ? number(line, from, to) : -1;
        for (int digits = to - from; digits < MOST_DIGITS; digits++) {
            fraction *= 10;
        }
        return fraction;
    }

    /** The number in these digits, at most 18 of them; -1 if there are none, or any other characters. */
    private static long number(byte[] line, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(line[at])) {
                return -1;
            }
            number = number * 10 + line[at] - '0';
        }
        return to > from ? number : -1;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
