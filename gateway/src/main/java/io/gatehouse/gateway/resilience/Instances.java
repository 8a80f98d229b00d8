package io.gatehouse.gateway.resilience;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a service. Of two drawn at random, the less loaded one gets the request: nearly as even as comparing
 * all of them, and without herding (Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, 2001).
 */
final class Instances {

    /**
     * The first tier with any instance is used. An instance that failed this request is better than one that keeps
     * failing.
     */
    private static final List<Tier> TIERS = List.of(
            (instance, tried) -> instance != tried && instance.isHealthy() && !instance.isEjected(),
            (instance, tried) -> instance != tried && !instance.isEjected(),
            (instance, tried) -> !instance.isEjected(),
            (instance, tried) -> instance != tried);

    private final List<Instance> all;

    Instances(List<Instance> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Picks the instance for a request: a healthy one, or else the least bad, since trying it is the only way to find
     * out.
     *
     * @param tried the instance that has just failed it, or null
     */
    Instance pick(@Nullable Instance tried) {
        List<Instance> candidates = candidates(tried);
        return candidates.size() == 1 ? candidates.getFirst() : lessLoaded(candidates);
    }

    /** Draws two different ones: drawing a loaded one twice would send it the request. */
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
        for (Tier tier : TIERS) {
            List<Instance> in = in(tier, tried);
            if (!in.isEmpty()) {
                return in;
            }
        }
        return all;
    }

    /** Usually that is all of them, and no other list is made. */
    private List<Instance> in(Tier tier, @Nullable Instance tried) {
        for (Instance instance : all) {
            if (!tier.has(instance, tried)) {
                return all.stream().filter(other -> tier.has(other, tried)).toList();
            }
        }
        return all;
    }

    private interface Tier {
        boolean has(Instance instance, @Nullable Instance tried);
    }
}
