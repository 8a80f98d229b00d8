package io.gatehouse.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing ASCII buffer that formats numbers digit by digit, without allocating an object for any of them. */
final class AsciiText {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private byte[] text = new byte[1 << 14];
    private int length;

    void put(String ascii) {
        put(ascii, 0, ascii.length());
    }

    @SuppressWarnings("deprecation") // it drops the upper half of each character, and here there is nothing in it
    void put(String ascii, int from, int to) {
        reserve(to - from);
        ascii.getBytes(from, to, text, length);
        length += to - from;
    }

    /** Appends a number that is not negative. */
    void putNumber(long value) {
        if (value >= 10) {
            putNumber(value / 10);
        }
        reserve(LONGEST_NUMBER);
        text[length++] = (byte) ('0' + value % 10);
    }

    /** Appends a decimal point and three digits. */
    void putThousandths(int value) {
        put(".");
        reserve(LONGEST_NUMBER);
        text[length++] = (byte) ('0' + value / 100);
        text[length++] = (byte) ('0' + value / 10 % 10);
        text[length++] = (byte) ('0' + value % 10);
    }

    /** Appends all 16 hexadecimal digits. */
    void putHex(long value) {
        reserve(LONGEST_NUMBER);
        for (int shift = 60; shift >= 0; shift -= 4) {
            text[length++] = DIGITS[(int) (value >>> shift) & 15];
        }
    }

    /** Returns everything appended since the last call. */
    String take() {
        String taken = new String(text, 0, length, StandardCharsets.ISO_8859_1);
        length = 0;
        return taken;
    }

    private void reserve(int count) {
        if (text.length - length < count) {
            text = Arrays.copyOf(text, 2 * text.length + count);
        }
    }
}
