package io.gatehouse.bench.report;

import io.gatehouse.bench.peer.Contender;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the results as tables. */
public final class Tables {

    private final Results results;

    public Tables(Results results) {
        this.results = results;
    }

    /** The main table. */
    public String summary() {
        Table table = new Table(
                "64 connections, 150 B",
                "CPU µs/request",
                "× nginx",
                "requests/s",
                "memory MB",
                "most MB",
                "start s",
                "failures");
        results.contenders()
                .forEach(one -> table.row(
                        one.title(),
                        format("%.1f", results.cpuMicros(one, Scenario.BASE)),
                        format("%.2f", results.ratio(one, Scenario.BASE)),
                        format("%,.0f", results.perSecond(one, Scenario.BASE)),
                        format("%.0f", results.megabytes(one, Scenario.BASE)),
                        format("%.0f", results.mostMegabytes(one)),
                        format("%.2f", results.startSeconds(one)),
                        Long.toString(results.failures(one))));
        return table.toString();
    }

    /** The latency that each gateway adds. */
    String latency() {
        Table table = new Table("added at half load, ms", "requests/s", "p50", "p99", "p99.9");
        results.contenders()
                .forEach(one -> table.row(
                        one.title(),
                        format("%,.0f", results.latency(one, AddedLatency::perSecond)),
                        format("%.3f", results.latency(one, AddedLatency::p50)),
                        format("%.3f", results.latency(one, AddedLatency::p99)),
                        format("%.3f", results.latency(one, AddedLatency::p999))));
        return table.toString();
    }

    /** CPU time by the number of connections. */
    String connections() {
        List<Scenario> few = Scenario.CONNECTIONS;
        Function<Contender, String> growth =
                one -> format("%.2f", results.cpuMicros(one, few.getLast()) / results.cpuMicros(one, few.getFirst()));
        return prices("CPU µs/request", few, scenario -> Integer.toString(scenario.connections()), "1024 / 16", growth);
    }

    /** CPU time by the size of the answer. */
    String bodies() {
        Function<Contender, String> large = one -> format("%.2f", results.ratio(one, Scenario.BODIES.getLast()));
        return prices(
                "CPU µs/request", Scenario.BODIES, scenario -> scenario.body().title(), "1 MB × nginx", large);
    }

    /** Every round of the base scenario, to show how much they differ. */
    String rounds() {
        Table table = new Table("CPU µs/request, every round", "");
        results.contenders()
                .forEach(one -> table.row(
                        one.title(),
                        results.of(one, Scenario.BASE).stream()
                                .map(sample -> format("%.1f", sample.cpuMicros()))
                                .collect(Collectors.joining("  "))));
        return table.toString();
    }

    private String prices(
            String title,
            List<Scenario> scenarios,
            Function<Scenario, String> heading,
            String lastHeading,
            Function<Contender, String> last) {
        Table table = new Table(cells(title, scenarios.stream().map(heading), lastHeading));
        results.contenders()
                .forEach(one -> table.row(cells(
                        one.title(),
                        scenarios.stream().map(scenario -> format("%.1f", results.cpuMicros(one, scenario))),
                        last.apply(one))));
        return table.toString();
    }

    private static String[] cells(String first, Stream<String> middle, String last) {
        return Stream.of(Stream.of(first), middle, Stream.of(last))
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    static String format(String pattern, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, pattern, value) : "–";
    }
}
