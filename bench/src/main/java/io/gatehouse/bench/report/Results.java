package io.gatehouse.bench.report;

import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.peer.Program;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Collects all measurements, and answers with the medians of the rounds. */
public final class Results {

    private static final double BYTES_PER_MEGABYTE = 1024 * 1024;

    private record Key(Contender contender, Scenario scenario) {}

    private final List<Contender> contenders;
    private final Map<Key, List<Sample>> samples = new HashMap<>();
    private final Map<Contender, List<AddedLatency>> latencies = new HashMap<>();
    private final Map<Program, List<Double>> starts = new HashMap<>();

    public Results(List<Contender> contenders) {
        this.contenders = List.copyOf(contenders);
    }

    public void add(Contender contender, Scenario scenario, Sample sample) {
        samples.computeIfAbsent(new Key(contender, scenario), key -> new ArrayList<>())
                .add(sample);
    }

    public void add(Contender contender, AddedLatency latency) {
        latencies.computeIfAbsent(contender, key -> new ArrayList<>()).add(latency);
    }

    public void addStart(Program program, double seconds) {
        starts.computeIfAbsent(program, key -> new ArrayList<>()).add(seconds);
    }

    public double cpuMicros(Contender contender, Scenario scenario) {
        return median(of(contender, scenario), Sample::cpuMicros);
    }

    List<Contender> contenders() {
        return contenders;
    }

    List<Sample> of(Contender contender, Scenario scenario) {
        return samples.getOrDefault(new Key(contender, scenario), List.of());
    }

    /** The median CPU time as a multiple of the first contender's. */
    double ratio(Contender contender, Scenario scenario) {
        return cpuMicros(contender, scenario) / cpuMicros(contenders.getFirst(), scenario);
    }

    double perSecond(Contender contender, Scenario scenario) {
        return median(of(contender, scenario), Sample::perSecond);
    }

    double latency(Contender contender, ToDoubleFunction<AddedLatency> percentile) {
        return median(latencies.getOrDefault(contender, List.of()), percentile);
    }

    double startSeconds(Contender contender) {
        return median(starts.getOrDefault(contender.program(), List.of()), Double::doubleValue);
    }

    double megabytes(Contender contender, Scenario scenario) {
        return median(of(contender, scenario), Sample::residentBytes) / BYTES_PER_MEGABYTE;
    }

    double mostMegabytes(Contender contender) {
        return samplesOf(contender).mapToLong(Sample::residentBytes).max().orElse(0) / BYTES_PER_MEGABYTE;
    }

    long failures(Contender contender) {
        return samplesOf(contender).mapToLong(Sample::failures).sum();
    }

    private Stream<Sample> samplesOf(Contender contender) {
        return Scenario.all().stream().flatMap(scenario -> of(contender, scenario).stream());
    }

    private static <T> double median(Collection<T> values, ToDoubleFunction<T> value) {
        double[] sorted = values.stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
