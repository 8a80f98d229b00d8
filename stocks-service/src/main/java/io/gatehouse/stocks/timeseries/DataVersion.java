package io.gatehouse.stocks.timeseries;

import java.time.Instant;
import java.util.List;

/**
 * What state of the data an answer is made from.
 *
 * @param symbols the symbols in it, in the order of the answer
 */
public record DataVersion(List<Symbol> symbols) {

    /**
     * A symbol in one state of its bars and splits.
     *
     * @param name what was traded
     * @param version grows with every change
     * @param changedAt when it last did
     */
    public record Symbol(String name, long version, Instant changedAt) {}

    List<String> names() {
        return symbols.stream().map(Symbol::name).toList();
    }
}
