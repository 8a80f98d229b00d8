package io.gatehouse.stocks.indicator;

import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/**
 * The mean of the last values of a line that may have gaps. ta4j's own adds the newest value to a sum and subtracts the
 * oldest, so a single value that is not a number would stay in it for good.
 */
final class Mean extends CachedIndicator<Num> {

    private final Line source;
    private final int period;

    Mean(Line source, int period) {
        super(source.values());
        this.source = source;
        this.period = period;
    }

    /** This as a line. */
    Line line() {
        return new Line(this, getCountOfUnstableBars());
    }

    @Override
    protected Num calculate(int index) {
        Num sum = source.values().getValue(index);
        for (int i = Math.max(0, index - period + 1); i < index; i++) {
            sum = sum.plus(source.values().getValue(i));
        }
        return sum.dividedBy(getBarSeries().numFactory().numOf(period));
    }

    @Override
    public int getCountOfUnstableBars() {
        return source.first() + period - 1;
    }
}
