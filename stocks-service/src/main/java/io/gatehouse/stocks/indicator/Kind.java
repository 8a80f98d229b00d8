package io.gatehouse.stocks.indicator;

import static io.gatehouse.stocks.indicator.Parameter.decimal;
import static io.gatehouse.stocks.indicator.Parameter.period;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.ta4j.core.BarSeries;

/** The indicators there are. */
enum Kind {
    SMA("Simple moving average of the closes", Formulas::sma, List.of(period("period", 20)), ""),
    EMA(
            "Exponential moving average of the closes, beginning with the mean of the first period",
            Formulas::ema,
            List.of(period("period", 20)),
            ""),
    WMA(
            "Weighted moving average of the closes: the newest weighs period, the oldest 1",
            Formulas::wma,
            List.of(period("period", 20)),
            ""),
    RSI(
            "Relative strength index of Wilder: the share of gains in all changes of the closes, from 0 to 100",
            Formulas::rsi,
            List.of(period("period", 14)),
            ""),
    MACD(
            "Moving average convergence/divergence: the fast EMA less the slow one, the EMA of that (signal), and what"
                    + " the first is above the second (histogram)",
            Formulas::macd,
            List.of(period("fast", 12), period("slow", 26), period("signal", 9)),
            "",
            "_signal",
            "_histogram"),
    BOLLINGER(
            "Bollinger bands: the mean of the closes (middle), and so many standard deviations of the population above"
                    + " and below it",
            Formulas::bollinger,
            List.of(period("period", 20), decimal("deviations", "2", "0.1", "10")),
            "_upper",
            "_middle",
            "_lower"),
    ATR("Average true range of Wilder", Formulas::atr, List.of(period("period", 14)), ""),
    STOCHASTIC(
            "Stochastic oscillator: where in the range of the period the close is, from 0 to 100, as the mean of the"
                    + " last so many (k; of 1 it is the fast one, of 3 the slow one), and the mean of that (d)",
            Formulas::stochastic,
            List.of(period("period", 14), period("smoothing", 1), period("signal", 3)),
            "_k",
            "_d"),
    OBV(
            "On-balance volume: 0 at the first bar there is, then volume added when the close rises and taken off when it"
                    + " falls",
            Formulas::obv,
            List.of(),
            ""),
    VWAP(
            "Volume-weighted average of the typical price, (high + low + close) / 3, over the period",
            Formulas::vwap,
            List.of(period("period", 20)),
            ""),
    ADX(
            "Average directional movement index of Wilder, with the indicators of upward (plus_di) and downward"
                    + " movement (minus_di), each from 0 to 100",
            Formulas::adx,
            List.of(period("period", 14)),
            "",
            "_plus_di",
            "_minus_di");

    private final String description;
    private final BiFunction<BarSeries, Arguments, List<Line>> formula;
    private final List<Parameter> parameters;
    private final List<String> outputs;

    Kind(
            String description,
            BiFunction<BarSeries, Arguments, List<Line>> formula,
            List<Parameter> parameters,
            String... outputs) {
        this.description = description;
        this.formula = formula;
        this.parameters = parameters;
        this.outputs = List.of(outputs);
    }

    /** The indicator of this name, in whatever case. */
    static Optional<Kind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names, for a sentence. */
    static String names() {
        return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The names of the fields with its outputs. */
    List<String> columns(Arguments arguments) {
        return outputs.stream()
                .map(output -> label() + arguments.suffix() + output)
                .toList();
    }

    /** Its outputs, in the order of their fields, as long as bars are added to these. */
    List<Line> lines(BarSeries bars, Arguments arguments) {
        return formula.apply(bars, arguments);
    }
}
