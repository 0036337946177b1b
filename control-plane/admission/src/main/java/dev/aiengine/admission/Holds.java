package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes that are kept for workloads which do not fit yet, so that a stream of small ones cannot starve a large one. Who
 * is expected to be gone by then may still use them: backfilling as in EASY (Lifka, 1995), node by node.
 */
final class Holds {
    private final FreeNodes nodes;
    private final long now;
    private final List<Hold> holds = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();

    Holds(FreeNodes nodes, long now) {
        this.nodes = nodes;
        this.now = now;
    }

    private record Hold(List<Integer> at, long until) {}

    /** Keeps the nodes that are nearest to having room; only for the first workload of each kind of node. */
    void keepFor(Shape shape, Population population) {
        String kind = shape.each().gpus() == 0 ? "" : String.valueOf(shape.gpuType());
        if (!kinds.add(kind)) {
            return;
        }
        Comparator<Integer> nearness = Comparator.comparing(
                        (Integer node) -> nodes.free(node).plus(population.leaving(node)),
                        Comparator.comparingLong(Amount::gpus)
                                .thenComparingLong(Amount::millicpus)
                                .thenComparingLong(Amount::memory)
                                .reversed())
                .thenComparing(node -> node);
        Stream<Integer> suitable = IntStream.range(0, nodes.size())
                .filter(node -> !nodes.isHidden(node) && nodes.suits(node, shape))
                .boxed();
        List<Integer> nearest = shape.replicas() == 1
                ? suitable.min(nearness).stream().toList()
                : suitable.sorted(nearness).toList();
        List<Integer> kept = new ArrayList<>();
        long until = now;
        int missing = shape.replicas();
        for (int node : nearest) {
            if (missing <= 0) {
                break;
            }
            int here = (int)
                    Math.min(missing, timesIn(shape.each(), nodes.node(node).capacity()));
            until = Math.max(
                    until,
                    population.whenFree(node, nodes.free(node), shape.each().times(here), now));
            missing -= here;
            kept.add(node);
        }
        kept.forEach(nodes::hide);
        holds.add(new Hold(kept, until));
    }

    boolean isEmpty() {
        return holds.isEmpty();
    }

    /** Room on a kept node for one that will be gone before the node is needed, taken; if there is any. */
    Optional<List<Integer>> backfill(Waiting waiting) {
        if (waiting.expected() <= 0 || waiting.shape().replicas() > 1) {
            return Optional.empty();
        }
        for (Hold hold : holds) {
            if (hold.until() != Long.MAX_VALUE && now + waiting.expected() <= hold.until()) {
                for (int node : hold.at()) {
                    Amount each = waiting.shape().each();
                    if (nodes.suits(node, waiting.shape()) && each.fitsIn(nodes.free(node))) {
                        nodes.take(node, each);
                        return Optional.of(List.of(node));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** How many of one amount another holds. */
    static long timesIn(Amount each, Amount whole) {
        long times = Long.MAX_VALUE;
        for (Resource resource : Resource.values()) {
            if (each.of(resource) > 0) {
                times = Math.min(times, whole.of(resource) / each.of(resource));
            }
        }
        return times;
    }
}
