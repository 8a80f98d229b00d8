package io.gatehouse.stocks.indicator;

import io.gatehouse.stocks.timeseries.InvalidParameterException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;

/**
 * A requested indicator.
 *
 * @param kind which indicator
 * @param arguments the values of its parameters
 */
record Choice(Kind kind, Arguments arguments) {

    /** The indicator with the default value of every parameter. */
    static Choice standard(Kind kind) {
        return of(kind, List.of(), "");
    }

    /** Parses a name with the values of its parameters after colons; those left out at the end have their defaults. */
    static Choice parse(String text) {
        List<String> parts = Arrays.asList(text.split(":", -1));
        Kind kind = Kinds.named(parts.getFirst())
                .orElseThrow(() -> new InvalidParameterException(
                        "indicator", text, "one of " + Kinds.names() + ", and its parameters behind colons"));
        if (parts.size() - 1 > kind.parameters().size()) {
            throw new InvalidParameterException("indicator", text, "at most " + kind.syntax());
        }
        return inOrder(of(kind, parts.subList(1, parts.size()), text), text);
    }

    private static Choice of(Kind kind, List<String> given, String text) {
        List<BigDecimal> values = IntStream.range(0, kind.parameters().size())
                .mapToObj(i -> value(kind.parameters().get(i), i, given, text))
                .toList();
        return new Choice(kind, new Arguments(values));
    }

    private static BigDecimal value(Parameter parameter, int i, List<String> given, String text) {
        return i >= given.size()
                ? parameter.standard()
                : parameter
                        .parse(given.get(i))
                        .orElseThrow(() -> new InvalidParameterException("indicator", text, parameter.expected()));
    }

    private static Choice inOrder(Choice choice, String text) {
        Arguments arguments = choice.arguments;
        if (choice.kind.equals(Kinds.MACD) && arguments.whole(0) >= arguments.whole(1)) {
            throw new InvalidParameterException("indicator", text, "fast to be less than slow");
        }
        return choice;
    }

    /** The names of its output fields. */
    List<String> columns() {
        return kind.columns(arguments);
    }

    List<Line> lines(BarSeries bars) {
        return kind.formula().apply(bars, arguments);
    }

    int longest() {
        return arguments.longest();
    }
}
