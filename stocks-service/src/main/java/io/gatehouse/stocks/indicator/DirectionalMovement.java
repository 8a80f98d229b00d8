package io.gatehouse.stocks.indicator;

import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.num.Num;

/** Wilder's directional movement: how much of the range went up, how much went down, and how one-sided that was. */
final class DirectionalMovement {

    private final Line plus;
    private final Line minus;
    private final Line adx;

    /** Movement starts with the second bar, so the range is averaged from there, too, unlike in an ATR. */
    DirectionalMovement(BarSeries bars, int period) {
        SeededAverage range = SeededAverage.wilder(new Line(new TRIndicator(bars), 1), period);
        SeededAverage up = SeededAverage.wilder(new Line(new PlusDMIndicator(bars), 1), period);
        SeededAverage down = SeededAverage.wilder(new Line(new MinusDMIndicator(bars), 1), period);
        this.plus = new Line(share(up, range), period);
        this.minus = new Line(share(down, range), period);
        Indicator<Num> difference = new Combined(
                plus.values(), minus.values(), (one, other) -> one.minus(other).abs());
        Indicator<Num> sum = new Combined(plus.values(), minus.values(), Num::plus);
        this.adx = SeededAverage.wilder(new Line(share(difference, sum), period), period)
                .line();
    }

    List<Line> lines() {
        return List.of(adx, plus, minus);
    }

    /** In percent; the share of nothing is 0, as in ta4j: without movement there is no direction. */
    private static Indicator<Num> share(Indicator<Num> part, Indicator<Num> whole) {
        return new Combined(part, whole, DirectionalMovement::percent);
    }

    private static Num percent(Num part, Num whole) {
        return whole.isZero()
                ? whole
                : part.multipliedBy(whole.getNumFactory().hundred()).dividedBy(whole);
    }
}
