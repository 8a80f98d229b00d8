package io.gatehouse.stocks.indicator;

import io.gatehouse.stocks.timeseries.Prices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Computes the indicators of one request, bar by bar. It keeps no more bars than the longest period needs, since what
 * an average owes to older ones is in its previous value. Not thread-safe.
 */
final class Calculation {

    /** The newest value needs one bar before its period, and may need the value before it as well. */
    private static final int BEHIND = 2;

    private static final NumFactory NUMBERS = DecimalNumFactory.getInstance(MathContext.DECIMAL128);

    /** As many digits as a 64-bit binary number can hold. */
    private static final MathContext ANSWERED = new MathContext(15, RoundingMode.HALF_EVEN);

    private final BarSeries bars =
            new BaseBarSeriesBuilder().withNumFactory(NUMBERS).build();
    private final List<Line> lines;

    Calculation(List<Choice> choices) {
        bars.setMaximumBarCount(choices.stream().mapToInt(Choice::longest).max().orElse(1) + BEHIND);
        lines = choices.stream().flatMap(choice -> choice.lines(bars).stream()).toList();
    }

    /** The value of every output for the next bar; null where there is none. */
    List<@Nullable BigDecimal> next(Prices prices) {
        bars.addBar(bar(prices));
        return lines.stream().<@Nullable BigDecimal>map(this::newest).toList();
    }

    /** Computes the value even where it is not yet defined, because later ones depend on it. */
    private @Nullable BigDecimal newest(Line line) {
        int index = bars.getEndIndex();
        Num value = line.values().getValue(index);
        return index < line.first() || value.isNaN() ? null : rounded(value.bigDecimalValue());
    }

    /** Does not round whole numbers, such as volumes. */
    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= 0
                ? shortest.setScale(0)
                : shortest.round(ANSWERED).stripTrailingZeros();
    }

    private static BaseBar bar(Prices prices) {
        Instant end = prices.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Num volume = NUMBERS.numOf(prices.volume());
        return new BaseBar(
                Duration.ofDays(1),
                end.minus(Duration.ofDays(1)),
                end,
                NUMBERS.numOf(prices.open()),
                NUMBERS.numOf(prices.high()),
                NUMBERS.numOf(prices.low()),
                NUMBERS.numOf(prices.close()),
                volume,
                NUMBERS.zero(),
                0);
    }
}
