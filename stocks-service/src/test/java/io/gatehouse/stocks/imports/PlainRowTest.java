package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRowTest {

    private static final List<String> ROWS = List.of(
            "ACME,2020-02-29,10.10,10.50,9.95,10.25,120000",
            "^GSPC,9999-12-31,999999999.999999999,999999999.999999999,0,0.000000001,999999999999999999",
            "A.B-C,0001-01-01,1,2,0,1,0",
            "S,2000-11-30,100.5,100.50,100.500,100.5,7");
    private static final String CHANGES = ",.-^\"+ eE0123456789AZaz:\t\r\\é\u0661";

    private final Columns columns =
            Columns.of(new CsvLine(1, "symbol,date,open,high,low,close,volume", false), RowReader.RULES);
    private final PlainRow plain = new PlainRow(columns);

    @Test
    void acceptsWhatNearlyEveryFileIsMadeOf() {
        assertThat(ROWS).allMatch(this::isPlain).allMatch(this::isRow);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void acceptsNothingThatTheRulesRefuse(long seed) {
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            String line = changed(ROWS.get(random.nextInt(ROWS.size())), random);
            if (isPlain(line)) {
                assertThat(isRow(line)).as(line).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACME,2021-02-29,1,1,1,1,1",
                "ACME,1900-02-29,1,1,1,1,1",
                "ACME,0000-01-01,1,1,1,1,1",
                "ACME,2020-04-31,1,1,1,1,1",
                "ACME,2020-13-01,1,1,1,1,1",
                "ACME,2020-00-01,1,1,1,1,1",
                "ACME,2020-01-00,1,1,1,1,1",
                "ACME,2020-01-02,1.,1,1,1,1",
                "ACME,2020-01-02,.5,1,.5,1,1",
                "ACME,2020-01-02,1,1.0000000001,1,1.0000000002,1",
                "ACME,2020-01-02,1,1,1,1.1,1",
                "ACME,2020-01-02,1,1,1.1,1.1,1",
                "ACME,2020-01-02,1,1,1,1,",
                ",2020-01-02,1,1,1,1,1",
                "",
                ",,,,,,",
                "ACMEACMEACMEACMEACMEACMEACMEACMEX,2020-01-02,1,1,1,1,1"
            })
    void leavesToTheRulesWhatIsNoRow(String line) {
        assertThat(isPlain(line)).isFalse();
        assertThat(isRow(line)).isFalse();
    }

    @Test
    void leavesRareRowsToTheRules() {
        String manyDigits = "ACME,2020-01-02,1.0000000001,1.0000000002,1.0000000001,1.0000000002,9223372036854775807";

        assertThat(isPlain(manyDigits)).isFalse();
        assertThat(isRow(manyDigits)).isTrue();
    }

    private static String changed(String line, Random random) {
        StringBuilder changed = new StringBuilder(line);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(changed.length());
            char c = CHANGES.charAt(random.nextInt(CHANGES.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, c);
                case 1 -> changed.insert(at, c);
                default -> changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }

    private boolean isPlain(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return plain.accepts(bytes, 0, bytes.length);
    }

    private boolean isRow(String line) {
        return new RowReader(new Faults())
                .read(new CsvLine(2, line, false), columns)
                .isPresent();
    }
}
