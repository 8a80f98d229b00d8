package io.gatehouse.stocks.indicator;

import static org.ta4j.core.num.NaN.NaN;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/** Wilder's relative strength index: the upward share of all movement, from 0 to 100. */
final class RelativeStrength extends CachedIndicator<Num> {

    private final SeededAverage gain;
    private final SeededAverage loss;
    private final int period;

    RelativeStrength(BarSeries bars, int period) {
        super(bars);
        ClosePriceIndicator closes = new ClosePriceIndicator(bars);
        this.gain = SeededAverage.wilder(new Line(new GainIndicator(closes), 1), period);
        this.loss = SeededAverage.wilder(new Line(new LossIndicator(closes), 1), period);
        this.period = period;
    }

    /** 100 - 100 / (1 + gain / loss), written so that a loss of 0 is no special case. */
    @Override
    protected Num calculate(int index) {
        Num gained = gain.getValue(index);
        Num moved = gained.plus(loss.getValue(index));
        return moved.isZero() ? NaN : gained.multipliedBy(numbers().hundred()).dividedBy(moved);
    }

    private NumFactory numbers() {
        return getBarSeries().numFactory();
    }

    @Override
    public int getCountOfUnstableBars() {
        return period;
    }
}
