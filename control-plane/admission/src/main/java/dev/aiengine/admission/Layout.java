package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster by their index, and which of them are alike. */
final class Layout {
    private static final String NO_GPUS = "";
    private static final String UNKNOWN_GPUS = " ";

    private final List<Node> nodes;
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final int[] kindOf;
    private final int[] placeIn;
    private final Amount capacity;

    Layout(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        kindOf = new int[nodes.size()];
        placeIn = new int[nodes.size()];
        // Those without GPUs first, so that work without GPUs does not fill nodes that have some
        Map<String, List<Integer>> members = new TreeMap<>();
        Amount sum = Amount.NONE;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            sum = sum.plus(node.capacity());
            byName.put(node.name(), i);
            members.computeIfAbsent(gpus(node), kind -> new ArrayList<>()).add(i);
        }
        capacity = sum;
        members.forEach((gpus, of) -> {
            for (int place = 0; place < of.size(); place++) {
                kindOf[of.get(place)] = kinds.size();
                placeIn[of.get(place)] = place;
            }
            kinds.add(new Kind(gpus, of.stream().mapToInt(Integer::intValue).toArray()));
        });
    }

    /**
     * Nodes that are alike in their GPUs.
     *
     * @param members their indexes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kind(String gpus, int[] members) {
        boolean isAskedFor(Shape shape) {
            if (shape.gpuType() != null) {
                return shape.gpuType().equals(gpus);
            }
            return shape.each().gpus() == 0 || !gpus.equals(NO_GPUS);
        }
    }

    private static String gpus(Node node) {
        if (node.capacity().gpus() == 0) {
            return NO_GPUS;
        }
        return node.gpuType() == null ? UNKNOWN_GPUS : node.gpuType();
    }

    List<Node> nodes() {
        return nodes;
    }

    int size() {
        return nodes.size();
    }

    Node node(int index) {
        return nodes.get(index);
    }

    /** Of all nodes together. */
    Amount capacity() {
        return capacity;
    }

    List<Kind> kinds() {
        return kinds;
    }

    int kindOf(int index) {
        return kindOf[index];
    }

    /** Which of its kind a node is. */
    int placeIn(int index) {
        return placeIn[index];
    }

    /** The indexes of nodes by their names; null where there is none, or one is no node's. */
    int @Nullable [] places(List<String> names) {
        int[] places = new int[names.size()];
        for (int i = 0; i < places.length; i++) {
            Integer place = byName.get(names.get(i));
            if (place == null) {
                return null;
            }
            places[i] = place;
        }
        return places.length == 0 ? null : places;
    }

    /** Whether a node is of the kind a shape asks for, and large enough when nothing else is on it. */
    boolean suits(int index, Shape shape) {
        Node node = nodes.get(index);
        boolean type = shape.gpuType() == null || shape.gpuType().equals(node.gpuType());
        return type && shape.each().fitsIn(node.capacity());
    }
}
