package io.gatehouse.stocks.split;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.stocks.imports.CsvLine;
import io.gatehouse.stocks.imports.Faults;
import io.gatehouse.stocks.imports.InvalidImportException;
import io.gatehouse.stocks.imports.Lines;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the splits of a CSV file piece by piece, and collects its faults. */
final class SplitFile {

    /** The most splits in a file, since they are all kept in memory until it has been read. */
    private static final int MOST = 100_000;

    private final Lines lines = new Lines(this::line);
    private final Map<Split.Key, Split> splits = new LinkedHashMap<>();
    private final Faults faults = new Faults();
    private final LocalDate last;
    private @Nullable SplitReader reader;

    /**
     * @param last the last day with a split: a later one would change today's prices already
     */
    SplitFile(LocalDate last) {
        this.last = last;
    }

    void take(byte[] piece) {
        lines.take(piece);
    }

    /**
     * Reads the rest of the file at its end.
     *
     * @throws InvalidImportException if the file is empty
     */
    void end() {
        lines.end();
        if (reader == null) {
            throw SplitReader.RULES.noHeader("the body is empty");
        }
    }

    List<String> symbols() {
        return splits.values().stream().map(Split::symbol).distinct().sorted().toList();
    }

    /**
     * All splits, provided that there are no faults.
     *
     * @param known those of their symbols that have bars
     * @throws InvalidImportException otherwise
     */
    Collection<Split> valid(Set<String> known) {
        refuse(split -> !known.contains(split.symbol()), "one that bars were imported of before");
        return splits.values();
    }

    /**
     * Checks that no symbol gets too many splits, together with those that it already has.
     *
     * @param full the symbols that would have too many
     * @param most how many they may have
     * @throws InvalidImportException if there are any
     */
    void checkRoom(Set<String> full, int most) {
        refuse(split -> full.contains(split.symbol()), "one with " + most + " splits at most, these included");
    }

    private void refuse(Predicate<Split> wrong, String expected) {
        splits.values().stream()
                .filter(wrong)
                .forEach(split -> faults.add(
                        split.line(), "symbol is " + Excerpt.quoted(split.symbol()) + ": expected " + expected));
        if (!faults.isEmpty()) {
            throw new InvalidImportException(faults);
        }
    }

    private void line(long number, byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        CsvLine line = new CsvLine(number, text, to - from > Lines.LONGEST);
        if (reader == null) {
            reader = new SplitReader(line, faults);
        } else if (to > from) {
            reader.read(line).ifPresent(this::check);
        }
    }

    /** One that is to come can still be removed. */
    private void check(Split split) {
        if (split.date().isAfter(last) && !split.ratio().isOne()) {
            faults.add(split.line(), "date is \"" + split.date() + "\": expected one not after " + last);
        } else {
            add(split);
        }
    }

    private void add(Split split) {
        Split earlier = splits.putIfAbsent(split.key(), split);
        if (earlier != null) {
            faults.add(split.line(), "symbol and date are those of line " + earlier.line() + ": expected once");
        }
        if (splits.size() > MOST) {
            faults.add(split.line(), "the file has more splits: expected at most " + MOST);
            throw new InvalidImportException(faults);
        }
    }
}
