package io.gatehouse.stocks.indicator;

import static io.gatehouse.stocks.indicator.Parameter.decimal;
import static io.gatehouse.stocks.indicator.Parameter.period;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All available indicators. */
final class Kinds {

    static final Kind MACD = new Kind(
            "macd",
            "Moving average convergence/divergence: the fast EMA less the slow one, the EMA of that (signal), and what the"
                    + " first is above the second (histogram)",
            Formulas::macd,
            List.of(period("fast", 12), period("slow", 26), period("signal", 9)),
            List.of("", "_signal", "_histogram"));

    static final List<Kind> ALL = List.of(
            new Kind(
                    "sma",
                    "Simple moving average of the closes",
                    Formulas::sma,
                    List.of(period("period", 20)),
                    List.of("")),
            new Kind(
                    "ema",
                    "Exponential moving average of the closes, beginning with the mean of the first period",
                    Formulas::ema,
                    List.of(period("period", 20)),
                    List.of("")),
            new Kind(
                    "wma",
                    "Weighted moving average of the closes: the newest weighs as much as the period is long, the oldest 1",
                    Formulas::wma,
                    List.of(period("period", 20)),
                    List.of("")),
            new Kind(
                    "rsi",
                    "Relative strength index of Wilder: the share of gains in all changes of the closes, from 0 to 100",
                    Formulas::rsi,
                    List.of(period("period", 14)),
                    List.of("")),
            MACD,
            new Kind(
                    "bollinger",
                    "Bollinger bands: the mean of the closes (middle), and so many standard deviations, of the population,"
                            + " above and below it",
                    Formulas::bollinger,
                    List.of(period("period", 20), decimal("deviations", "2", "0.1", "10")),
                    List.of("_upper", "_middle", "_lower")),
            new Kind("atr", "Average true range of Wilder", Formulas::atr, List.of(period("period", 14)), List.of("")),
            new Kind(
                    "stochastic",
                    "Stochastic oscillator: where in the range of the period the close is, from 0 to 100, as the mean of the"
                            + " last so many (k; of 1 it is the fast one, of 3 the slow one), and the mean of that (d)",
                    Formulas::stochastic,
                    List.of(period("period", 14), period("smoothing", 1), period("signal", 3)),
                    List.of("_k", "_d")),
            new Kind(
                    "obv",
                    "On-balance volume: 0 at the first bar there is, then the volume added when the close rises and taken"
                            + " off when it falls",
                    Formulas::obv,
                    List.of(),
                    List.of("")),
            new Kind(
                    "vwap",
                    "Average of the typical price, (high + low + close) / 3, weighted by volume, over the period",
                    Formulas::vwap,
                    List.of(period("period", 20)),
                    List.of("")),
            new Kind(
                    "adx",
                    "Average directional movement index of Wilder, with the indicators of upward (plus_di) and downward"
                            + " movement (minus_di), each from 0 to 100",
                    Formulas::adx,
                    List.of(period("period", 14)),
                    List.of("", "_plus_di", "_minus_di")));

    private Kinds() {}

    /** The indicator of this name, in whatever case. */
    static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return ALL.stream().map(Kind::name).collect(Collectors.joining(", "));
    }
}
