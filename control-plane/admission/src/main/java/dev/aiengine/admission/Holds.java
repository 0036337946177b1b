package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Nodes that are kept for workloads which do not fit yet, so that a stream of small ones cannot starve a large one. Who
 * is expected to be gone by then may still use them: backfilling as in EASY (Lifka, 1995), node by node.
 */
final class Holds {
    private final FreeNodes nodes;
    private final long now;
    private final List<Hold> holds = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();

    /** When the last of them ends of which it is known. */
    private long latest = Long.MIN_VALUE;

    Holds(FreeNodes nodes, long now) {
        this.nodes = nodes;
        this.now = now;
    }

    private record Hold(List<Integer> at, long until) {}

    /** A node, and what it will have free once those have gone who were asked to. */
    private record Near(int node, Amount room) implements Comparable<Near> {
        /** The one with least room first; of two alike the one that comes later. */
        @Override
        public int compareTo(Near other) {
            int order = Long.compare(room.gpus(), other.room.gpus());
            order = order != 0 ? order : Long.compare(room.millicpus(), other.room.millicpus());
            order = order != 0 ? order : Long.compare(room.memory(), other.room.memory());
            return order != 0 ? order : Integer.compare(other.node, node);
        }
    }

    /** The kind of node that a shape asks for. */
    static String kind(Shape shape) {
        return shape.each().gpus() == 0 ? "" : String.valueOf(shape.gpuType());
    }

    /** Keeps the nodes that are nearest to having room; only for the first workload of each kind of node. */
    void keepFor(Shape shape, Outlook outlook) {
        if (!kinds.add(kind(shape))) {
            return;
        }
        List<Integer> kept = new ArrayList<>();
        long until = now;
        int missing = shape.replicas();
        for (int node : nearest(shape, outlook)) {
            if (missing <= 0) {
                break;
            }
            int here = (int)
                    Math.min(missing, timesIn(shape.each(), nodes.node(node).capacity()));
            until = Math.max(
                    until, outlook.whenFree(node, nodes.free(node), shape.each().times(here)));
            missing -= here;
            kept.add(node);
        }
        kept.forEach(nodes::hide);
        holds.add(new Hold(kept, until));
        latest = until == Long.MAX_VALUE ? latest : Math.max(latest, until);
    }

    /** The nearest first, and no more of them than there are replicas, as each has room for one at least. */
    private List<Integer> nearest(Shape shape, Outlook outlook) {
        PriorityQueue<Near> nearest = new PriorityQueue<>();
        for (int node = 0; node < nodes.size(); node++) {
            if (nodes.isHidden(node) || !nodes.suits(node, shape)) {
                continue;
            }
            Near near = new Near(node, nodes.free(node).plus(outlook.leaving(node)));
            if (nearest.size() < shape.replicas()) {
                nearest.add(near);
            } else if (near.compareTo(nearest.element()) > 0) {
                nearest.remove();
                nearest.add(near);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!nearest.isEmpty()) {
            order.addFirst(nearest.remove().node());
        }
        return order;
    }

    boolean isEmpty() {
        return holds.isEmpty();
    }

    /** Room on a kept node for one that will be gone before the node is needed, taken; if there is any. */
    Optional<int[]> backfill(Waiting waiting) {
        long ends = now + waiting.expected();
        if (waiting.expected() <= 0 || ends > latest || waiting.shape().replicas() > 1) {
            return Optional.empty();
        }
        for (Hold hold : holds) {
            if (hold.until() != Long.MAX_VALUE && ends <= hold.until()) {
                for (int node : hold.at()) {
                    Amount each = waiting.shape().each();
                    if (nodes.suits(node, waiting.shape()) && each.fitsIn(nodes.free(node))) {
                        nodes.take(node, each);
                        return Optional.of(new int[] {node});
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** How many of one amount another holds. */
    static long timesIn(Amount each, Amount whole) {
        long times = Long.MAX_VALUE;
        for (Resource resource : Resource.ALL) {
            if (each.of(resource) > 0) {
                times = Math.min(times, whole.of(resource) / each.of(resource));
            }
        }
        return times;
    }
}
