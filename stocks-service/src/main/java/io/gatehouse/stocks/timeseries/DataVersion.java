package io.gatehouse.stocks.timeseries;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The state of the data that an answer is made from.
 *
 * @param symbols the symbols in it, in the order of the answer
 */
public record DataVersion(List<SymbolVersion> symbols) {

    /**
     * A symbol and the version of its bars and splits.
     *
     * @param name what was traded
     * @param version grows with every change
     * @param changedAt when it last changed
     */
    public record SymbolVersion(String name, long version, Instant changedAt) {}

    /** When the last change was. */
    Optional<Instant> changedAt() {
        return symbols.stream().map(SymbolVersion::changedAt).max(Comparator.naturalOrder());
    }

    List<String> names() {
        return symbols.stream().map(SymbolVersion::name).toList();
    }
}
