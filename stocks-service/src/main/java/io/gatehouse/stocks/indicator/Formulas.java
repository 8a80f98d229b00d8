package io.gatehouse.stocks.indicator;

import static org.ta4j.core.num.NaN.NaN;

import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/** The formulas of all indicators, built from ta4j's parts. */
final class Formulas {

    private Formulas() {}

    static List<Line> sma(BarSeries bars, Arguments arguments) {
        int period = arguments.whole(0);
        return List.of(new Line(new SMAIndicator(new ClosePriceIndicator(bars), period), period - 1));
    }

    static List<Line> ema(BarSeries bars, Arguments arguments) {
        return List.of(
                SeededAverage.exponential(closes(bars), arguments.whole(0)).line());
    }

    static List<Line> wma(BarSeries bars, Arguments arguments) {
        int period = arguments.whole(0);
        return List.of(new Line(new WMAIndicator(new ClosePriceIndicator(bars), period), period - 1));
    }

    static List<Line> rsi(BarSeries bars, Arguments arguments) {
        RelativeStrength index = new RelativeStrength(bars, arguments.whole(0));
        return List.of(new Line(index, index.getCountOfUnstableBars()));
    }

    static List<Line> macd(BarSeries bars, Arguments arguments) {
        Line fast = SeededAverage.exponential(closes(bars), arguments.whole(0)).line();
        Line slow = SeededAverage.exponential(closes(bars), arguments.whole(1)).line();
        Line macd = difference(slow, fast, slow);
        Line signal = SeededAverage.exponential(macd, arguments.whole(2)).line();
        return List.of(macd, signal, difference(signal, macd, signal));
    }

    static List<Line> bollinger(BarSeries bars, Arguments arguments) {
        int period = arguments.whole(0);
        Indicator<Num> closes = new ClosePriceIndicator(bars);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(closes, period));
        Indicator<Num> deviation = new StandardDeviationIndicator(closes, period);
        Num width = bars.numFactory().numOf(arguments.value(1));
        return List.of(
                new Line(new BollingerBandsUpperIndicator(middle, deviation, width), period - 1),
                new Line(middle, period - 1),
                new Line(new BollingerBandsLowerIndicator(middle, deviation, width), period - 1));
    }

    static List<Line> atr(BarSeries bars, Arguments arguments) {
        return List.of(SeededAverage.wilder(new Line(new TRIndicator(bars), 0), arguments.whole(0))
                .line());
    }

    static List<Line> stochastic(BarSeries bars, Arguments arguments) {
        int period = arguments.whole(0);
        Line raw = new Line(new StochasticOscillatorKIndicator(bars, period), period - 1);
        Line k = new Mean(raw, arguments.whole(1)).line();
        return List.of(k, new Mean(k, arguments.whole(2)).line());
    }

    static List<Line> obv(BarSeries bars, Arguments arguments) {
        return List.of(new Line(new OnBalanceVolumeIndicator(bars), 0));
    }

    /** Without volume there is none. ta4j has one all the same for the first bar. */
    static List<Line> vwap(BarSeries bars, Arguments arguments) {
        int period = arguments.whole(0);
        Indicator<Num> average = new VWAPIndicator(bars, period);
        Indicator<Num> volume = new VolumeIndicator(bars, period);
        return List.of(
                new Line(new Combined(average, volume, (price, traded) -> traded.isZero() ? NaN : price), period - 1));
    }

    static List<Line> adx(BarSeries bars, Arguments arguments) {
        return new DirectionalMovement(bars, arguments.whole(0)).lines();
    }

    private static Line closes(BarSeries bars) {
        return new Line(new ClosePriceIndicator(bars), 0);
    }

    /** One minus the other, from where the later of them is defined. */
    private static Line difference(Line later, Line one, Line other) {
        return new Line(new Combined(one.values(), other.values(), Num::minus), later.first());
    }
}
