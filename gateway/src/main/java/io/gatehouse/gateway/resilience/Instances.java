package io.gatehouse.gateway.resilience;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a service. Of two random ones the less loaded gets the request: nearly as even as knowing all, without
 * herds (Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, 2001).
 */
final class Instances {

    private final List<Instance> all;

    Instances(List<Instance> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The instance for a request. If none is available, all are: asking is the only way to find out.
     *
     * @param tried the instance that has just failed it, asked again only if there is no other
     */
    Instance pick(@Nullable Instance tried) {
        List<Instance> candidates = all.size() == 1 ? all : candidates(tried);
        return candidates.size() == 1 ? candidates.getFirst() : lessLoaded(candidates);
    }

    /** Two different ones are drawn: of the same one twice, the loaded would get its requests all the same. */
    private static Instance lessLoaded(List<Instance> candidates) {
        int first = ThreadLocalRandom.current().nextInt(candidates.size());
        int second = ThreadLocalRandom.current().nextInt(candidates.size() - 1);
        Instance a = candidates.get(first);
        Instance b = candidates.get(second < first ? second : second + 1);
        return a.load() <= b.load() ? a : b;
    }

    List<Instance> all() {
        return all;
    }

    private List<Instance> candidates(@Nullable Instance tried) {
        for (Instance instance : all) {
            if (instance == tried || !instance.isAvailable()) {
                return available(tried);
            }
        }
        return all;
    }

    private List<Instance> available(@Nullable Instance tried) {
        List<Instance> available = all.stream()
                .filter(instance -> instance != tried && instance.isAvailable())
                .toList();
        return available.isEmpty() ? all : available;
    }
}
