package io.gatehouse.stocks.indicator;

import java.util.List;
import java.util.function.BiFunction;
import org.ta4j.core.BarSeries;

/**
 * An indicator one can ask for.
 *
 * @param name what it is called, in small letters
 * @param description what it says
 * @param formula its outputs, as long as bars are added to a series
 * @param parameters what it depends on
 * @param outputs what is behind the name of each output
 */
record Kind(
        String name,
        String description,
        BiFunction<BarSeries, Arguments, List<Line>> formula,
        List<Parameter> parameters,
        List<String> outputs) {

    /** The names of the fields with its outputs. */
    List<String> columns(Arguments arguments) {
        return outputs.stream()
                .map(output -> name + arguments.suffix() + output)
                .toList();
    }

    /** How it is written, such as macd:fast:slow:signal. */
    String syntax() {
        StringBuilder syntax = new StringBuilder(name);
        parameters.forEach(parameter -> syntax.append(':').append(parameter.name()));
        return syntax.toString();
    }
}
