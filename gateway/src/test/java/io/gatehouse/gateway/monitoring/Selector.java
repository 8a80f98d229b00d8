package io.gatehouse.gateway.monitoring;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a query asks of one metric.
 *
 * @param metric its name
 * @param values by label, a regular expression for each
 * @param grouping the labels by which the query groups it
 */
record Selector(String metric, Map<String, String> values, Set<String> grouping) {

    /** Labels that Prometheus adds to what it reads; the last one is in the PodMonitor. */
    static final Set<String> ADDED = Set.of("job", "instance", "app_kubernetes_io_name");

    /** Whether this sample is among those the query gets. */
    boolean selects(Sample sample) {
        return sample.name().equals(metric)
                && sample.labels().keySet().containsAll(labels())
                && values.entrySet().stream()
                        .filter(value -> !ADDED.contains(value.getKey()))
                        .allMatch(value ->
                                sample.labels().getOrDefault(value.getKey(), "").matches(value.getValue()));
    }

    private Set<String> labels() {
        Set<String> labels = new HashSet<>(grouping);
        labels.addAll(values.keySet());
        labels.removeAll(ADDED);
        return labels;
    }
}
