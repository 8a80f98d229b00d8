package io.gatehouse.stocks.timeseries;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Parses the symbols in the query of a request. */
final class Symbols {

    private Symbols() {}

    /** Parses the query parameter: symbols separated by commas, each once. */
    static List<String> parse(String text) {
        List<String> symbols = Arrays.asList(text.split(",", -1));
        if (new HashSet<>(symbols).size() < symbols.size() || symbols.contains("")) {
            throw new InvalidParameterException("symbols", text, "symbols with commas between them, each once");
        }
        return symbols;
    }
}
