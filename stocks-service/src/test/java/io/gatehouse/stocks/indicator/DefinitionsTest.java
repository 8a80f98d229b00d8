package io.gatehouse.stocks.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.stocks.timeseries.Prices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Indicators against fractions that were worked out from their definitions, without ta4j. Among the bars are one that closes
 * where the one before it did, one beyond the one before it at both ends, and one after a gap.
 */
class DefinitionsTest {

    /** High, low, close and volume. */
    private static final String BARS = """
            10,8,9,100 12,9,11,150 11,7,8,200 13,8,12,120 14,11,12,90
            13,10,10,160 15,9,14,210 16,13,15,80 15,12,12,130 17,14,16,170""";

    /** The weights 1, 2 and 3 over their sum: https://en.wikipedia.org/wiki/Moving_average#Weighted_moving_average. */
    @Test
    void weightedMovingAverage() {
        assertAre("wma:3", 0, "- - 55/6 21/2 34/3 11 37/3 83/6 40/3 29/2");
    }

    /**
     * Lane's: 100 (close - lowest low) / (highest high - lowest low), as ChartSchool's "Stochastic Oscillator" has it; %K is the
     * mean of two of these, %D the mean of two %K.
     */
    @Test
    void stochasticOscillator() {
        assertAre("stochastic:3:2:2", 0, "- - - 155/3 1625/21 1100/21 175/3 1775/21 450/7 430/7");
        assertAre("stochastic:3:2:2", 1, "- - - - 1355/21 2725/42 775/14 500/7 3125/42 440/7");
    }

    /** Granville, "New Key to Stock Market Profits", 1963: a day without a change of the close adds nothing. */
    @Test
    void onBalanceVolume() {
        assertAre("obv", 0, "0 150 -50 70 70 -90 120 200 70 240");
    }

    /** The typical prices (high + low + close) / 3 weighted by volume: ChartSchool's "Volume-Weighted Average Price". */
    @Test
    void volumeWeightedAveragePrice() {
        assertAre("vwap:3", 0, "- - 254/27 1396/141 1249/123 419/37 553/46 1678/135 1657/126 829/57");
    }

    /**
     * Wilder, "New Concepts in Technical Trading Systems", 1978: of the movements up and down the larger one counts. Sums of
     * three begin with the second bar, and lose a third of themselves with each further one; the first ADX is the mean of three
     * DX.
     */
    @Test
    void averageDirectionalMovementIndex() {
        assertAre("adx:3", 1, "- - - 100/3 100/3 2200/93 2450/87 27700/939 55400/2607 256600/8859");
        assertAre("adx:3", 2, "- - - 50/3 400/33 1700/93 850/87 6800/939 37900/2607 75800/8859");
        assertAre(
                "adx:3",
                0,
                "- - - - - 3620/117 142040/3861 11913500/266409 8964249500/248559597 8711158817800/206553025107");
    }

    /** Whole numbers and fractions; a dash where there is no value. */
    private static void assertAre(String choice, int output, String expected) {
        List<@Nullable BigDecimal> values = values(choice, output);
        String[] fractions = expected.split(" ", -1);

        assertThat(values).hasSameSizeAs(fractions);
        for (int i = 0; i < fractions.length; i++) {
            if (fractions[i].equals("-")) {
                assertThat(values.get(i)).isNull();
            } else {
                assertThat(values.get(i)).isCloseTo(value(fractions[i]), within(new BigDecimal("1e-9")));
            }
        }
    }

    private static List<@Nullable BigDecimal> values(String choice, int output) {
        Calculation calculation = new Calculation(List.of(Choice.parse(choice)));
        String[] bars = BARS.split("\\s+", -1);
        return IntStream.range(0, bars.length)
                .mapToObj(i -> calculation.next(prices(i, bars[i].split(",", -1))))
                .<@Nullable BigDecimal>map(all -> all.get(output))
                .toList();
    }

    private static BigDecimal value(String fraction) {
        String[] parts = fraction.split("/", -1);
        BigDecimal whole = new BigDecimal(parts[0]);
        return parts.length == 1 ? whole : whole.divide(new BigDecimal(parts[1]), MathContext.DECIMAL64);
    }

    private static Prices prices(int day, String[] bar) {
        LocalDate date = LocalDate.of(2020, 1, 1).plusDays(day);
        BigDecimal close = new BigDecimal(bar[2]);
        return new Prices(
                date, date, close, new BigDecimal(bar[0]), new BigDecimal(bar[1]), close, new BigDecimal(bar[3]));
    }
}
