package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private final List<String> found = new ArrayList<>();
    private final Lines lines = new Lines(this::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000, 1001, 1002, 100_000})
    void areTheSameInPiecesOfAnySize(int size) {
        String atMost = "y".repeat(Lines.LONGEST);

        take("one\r\n\ntwo,\r3\n" + "x".repeat(5000) + "\r\n" + atMost + "\nlast\r", size);

        assertThat(found).containsExactly("1 one", "2 ", "3 two,\r3", "4 " + "x".repeat(1001), "5 " + atMost, "6 last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void endWithTheTextOrBeforeIt(String end) {
        take("one\ntwo" + end, 3);

        assertThat(found).containsExactly("1 one", "2 two");
    }

    private void take(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            lines.take(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        lines.end();
    }

    private void add(long number, byte[] bytes, int from, int to) {
        found.add(number + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
