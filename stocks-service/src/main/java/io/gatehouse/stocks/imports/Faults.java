package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Problem.Fault;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Collects the faults of a file: how many lines are wrong, and the first of them with their reasons. */
public final class Faults {

    static final int MOST_LISTED = 100;

    private final NavigableMap<Long, String> listed = new TreeMap<>();
    private long count;

    /** Adds a faulty line. Every line is added at most once, in any order. */
    public void add(long line, String reason) {
        count++;
        listed.put(line, reason);
        if (listed.size() > MOST_LISTED) {
            listed.pollLastEntry();
        }
    }

    /** Adds this many faulty lines that are not among the first. */
    void addUnlisted(long lines) {
        count += lines;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    List<Fault> list() {
        return listed.entrySet().stream()
                .map(entry -> new Fault(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String toString() {
        String lines = count == 1 ? "1 line is wrong" : count + " lines are wrong";
        return count > listed.size() ? lines + ", the first " + listed.size() + " are listed" : lines;
    }
}
