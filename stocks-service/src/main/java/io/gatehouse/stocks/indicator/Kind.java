package io.gatehouse.stocks.indicator;

import java.util.List;
import java.util.function.BiFunction;
import org.ta4j.core.BarSeries;

/**
 * An available indicator.
 *
 * @param name its name, in lower case
 * @param description what it measures
 * @param formula computes its outputs as bars are added to a series
 * @param parameters its parameters
 * @param outputs the suffix of each output's name
 */
record Kind(
        String name,
        String description,
        BiFunction<BarSeries, Arguments, List<Line>> formula,
        List<Parameter> parameters,
        List<String> outputs) {

    /** The names of its output fields. */
    List<String> columns(Arguments arguments) {
        return outputs.stream()
                .map(output -> name + arguments.suffix() + output)
                .toList();
    }

    /** How to write it, such as macd:fast:slow:signal. */
    String syntax() {
        StringBuilder syntax = new StringBuilder(name);
        parameters.forEach(parameter -> syntax.append(':').append(parameter.name()));
        return syntax.toString();
    }
}
