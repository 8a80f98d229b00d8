package io.gatehouse.shared.trace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C Trace Context passes it from hop to hop.
 *
 * @param traceHigh the first half of the trace's id
 * @param traceLow the second half of the trace's id
 * @param span the id of the span at this place
 * @param sampled whether the trace is recorded
 */
public record TraceContext(long traceHigh, long traceLow, long span, boolean sampled) {

    /** The header field that carries it. */
    public static final String HEADER = "traceparent";

    /** The header field with vendor-specific additions; meaningless without the other. */
    public static final String STATE_HEADER = "tracestate";

    /** The name of the trace's id in log lines. */
    public static final String TRACE_KEY = "trace_id";

    /** The name of the span's id in log lines. */
    public static final String SPAN_KEY = "span_id";

    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** A new trace, not recorded. */
    public static TraceContext start() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new TraceContext(random.nextLong(), nonZero(random), nonZero(random), false);
    }

    /** The caller's place; null unless these values of the header field are exactly one that is well-formed. */
    public static @Nullable TraceContext parse(List<String> values) {
        return values.size() == 1 ? parse(values.getFirst()) : null;
    }

    /** The caller's place; null if the value is missing or malformed. */
    public static @Nullable TraceContext parse(@Nullable String value) {
        if (value == null || !isWellFormed(value)) {
            return null;
        }
        TraceContext context = new TraceContext(
                number(value, TRACE, TRACE + 16),
                number(value, TRACE + 16, SPAN - 1),
                number(value, SPAN, FLAGS - 1),
                (number(value, FLAGS, LENGTH) & 1) == 1);
        return (context.traceHigh | context.traceLow) == 0 || context.span == 0 ? null : context;
    }

    /** The next place in the same trace. */
    public TraceContext next() {
        return new TraceContext(traceHigh, traceLow, nonZero(ThreadLocalRandom.current()), sampled);
    }

    /** 32 hexadecimal digits. */
    public String traceId() {
        byte[] text = new byte[32];
        write(traceHigh, text, 0);
        write(traceLow, text, 16);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** 16 hexadecimal digits. */
    public String spanId() {
        byte[] text = new byte[16];
        write(span, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The value of the header field for the next hop. */
    public String header() {
        byte[] text = new byte[LENGTH];
        text[0] = '0';
        text[1] = '0';
        text[TRACE - 1] = '-';
        write(traceHigh, text, TRACE);
        write(traceLow, text, TRACE + 16);
        text[SPAN - 1] = '-';
        write(span, text, SPAN);
        text[FLAGS - 1] = '-';
        text[FLAGS] = '0';
        text[FLAGS + 1] = (byte) (sampled ? '1' : '0');
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A later version may have more parts after another dash; version ff does not exist. */
    private static boolean isWellFormed(String value) {
        if (value.length() < LENGTH || value.startsWith("ff")) {
            return false;
        }
        if (value.length() > LENGTH && (value.startsWith("00") || value.charAt(LENGTH) != '-')) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == TRACE - 1 || i == SPAN - 1 || i == FLAGS - 1;
            if (dash ? value.charAt(i) != '-' : !isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static long number(String value, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            number = number << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return number;
    }

    private static void write(long number, byte[] to, int start) {
        for (int i = 0; i < 16; i++) {
            to[start + i] = DIGITS[(int) (number >>> (60 - 4 * i)) & 15];
        }
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong() | 1;
    }
}
