package io.gatehouse.stocks.indicator;

import static org.ta4j.core.num.NaN.NaN;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/**
 * An exponential average that starts with the simple mean of the first values, as its inventors and all published
 * examples do. ta4j's own starts with a single value, one bar later, so its first RSI is 0 or 100, whatever came
 * before.
 */
final class SeededAverage extends CachedIndicator<Num> {

    private final Indicator<Num> source;
    private final int start;
    private final int period;
    private final Num divisor;

    private SeededAverage(Indicator<Num> source, int start, int period, Num divisor) {
        super(source);
        this.source = source;
        this.start = start;
        this.period = period;
        this.divisor = divisor;
    }

    /** EMA: the newest value has a weight of 2 / (period + 1). */
    static SeededAverage exponential(Line source, int period) {
        Num divisor = number(source, period + 1).dividedBy(number(source, 2));
        return new SeededAverage(source.values(), source.first(), period, divisor);
    }

    /** Wilder's average: the newest value has a weight of 1 / period. */
    static SeededAverage wilder(Line source, int period) {
        return new SeededAverage(source.values(), source.first(), period, number(source, period));
    }

    /** The average as a line, defined once there are as many values as the period has. */
    Line line() {
        return new Line(this, start + period - 1);
    }

    @Override
    protected Num calculate(int index) {
        Num value = source.getValue(index);
        return index < start ? NaN : average(index, value);
    }

    /** Until the end of the first period, the mean so far, which needs only the newest value. */
    private Num average(int index, Num value) {
        int count = index - start + 1;
        return count == 1 ? value : towards(value, getValue(index - 1), count);
    }

    private static Num number(Line source, int value) {
        return source.values().getBarSeries().numFactory().numOf(value);
    }

    private Num towards(Num value, Num previous, int count) {
        Num by = count <= period ? getBarSeries().numFactory().numOf(count) : divisor;
        return previous.plus(value.minus(previous).dividedBy(by));
    }

    @Override
    public int getCountOfUnstableBars() {
        return start + period - 1;
    }
}
