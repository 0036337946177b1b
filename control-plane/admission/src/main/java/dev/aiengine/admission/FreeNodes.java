package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The nodes of a cluster and what is free on each while a plan is made. */
final class FreeNodes {
    private static final String NO_GPUS = "";
    private static final String UNKNOWN_GPUS = " ";

    private final List<Node> nodes;
    private final Amount[] free;
    private final boolean[] hidden;
    private final Rack[] rackOf;
    private final int[] placeIn;
    private final Map<String, Integer> byName = new HashMap<>();

    /** By GPU type, those without GPUs first, so that work without GPUs does not fill nodes that have some. */
    private final Map<String, Rack> racks = new TreeMap<>();

    private final Amount capacity;

    FreeNodes(List<Node> nodes) {
        this.nodes = nodes;
        free = new Amount[nodes.size()];
        hidden = new boolean[nodes.size()];
        rackOf = new Rack[nodes.size()];
        placeIn = new int[nodes.size()];
        Map<String, List<Integer>> kinds = new TreeMap<>();
        Amount sum = Amount.NONE;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            sum = sum.plus(node.capacity());
            byName.put(node.name(), i);
            kinds.computeIfAbsent(kind(node), kind -> new ArrayList<>()).add(i);
        }
        capacity = sum;
        kinds.forEach((kind, of) -> {
            Rack rack = new Rack(of.stream().mapToInt(Integer::intValue).toArray());
            racks.put(kind, rack);
            for (int place = 0; place < of.size(); place++) {
                int node = of.get(place);
                rackOf[node] = rack;
                placeIn[node] = place;
                free[node] = nodes.get(node).capacity();
            }
        });
    }

    /** Takes the room of those who are there already, before the first search; empty where a name is no node's. */
    Optional<List<Integer>> settle(List<String> names, Amount each) {
        List<Integer> places = new ArrayList<>(names.size());
        for (String name : names) {
            Integer place = byName.get(name);
            if (place == null) {
                return Optional.empty();
            }
            places.add(place);
        }
        places.forEach(place -> free[place] = free[place].minus(each));
        return places.isEmpty() ? Optional.empty() : Optional.of(places);
    }

    /** Everybody has settled: what is free can be searched. */
    void open() {
        for (int node = 0; node < free.length; node++) {
            rackOf[node].put(placeIn[node], free[node]);
        }
        racks.values().forEach(Rack::build);
    }

    private static String kind(Node node) {
        if (node.capacity().gpus() == 0) {
            return NO_GPUS;
        }
        return node.gpuType() == null ? UNKNOWN_GPUS : node.gpuType();
    }

    int size() {
        return nodes.size();
    }

    Amount capacity() {
        return capacity;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    Amount free(int index) {
        return free[index];
    }

    void take(int index, Amount needs) {
        put(index, free[index].minus(needs));
    }

    /** Takes a node out of the search; what is free on it is still counted. */
    void hide(int index) {
        hidden[index] = true;
        rackOf[index].hide(placeIn[index]);
    }

    boolean isHidden(int index) {
        return hidden[index];
    }

    /** Whether a node is of the kind a shape asks for, and large enough when nothing else is on it. */
    boolean suits(int index, Shape shape) {
        Node node = nodes.get(index);
        boolean type = shape.gpuType() == null || shape.gpuType().equals(node.gpuType());
        return type && shape.each().fitsIn(node.capacity());
    }

    /** The first node with room for one replica, or -1. */
    int first(Shape shape) {
        for (Map.Entry<String, Rack> entry : racks.entrySet()) {
            if (asksFor(entry.getKey(), shape)) {
                int node = entry.getValue().first(shape.each());
                if (node >= 0) {
                    return node;
                }
            }
        }
        return -1;
    }

    /** Takes room for every replica, or for none. */
    Optional<List<Integer>> place(Shape shape) {
        List<Integer> places = new ArrayList<>(shape.replicas());
        for (int replica = 0; replica < shape.replicas(); replica++) {
            int node = first(shape);
            if (node < 0) {
                places.forEach(place -> put(place, free[place].plus(shape.each())));
                return Optional.empty();
            }
            take(node, shape.each());
            places.add(node);
        }
        return Optional.of(places);
    }

    private static boolean asksFor(String kind, Shape shape) {
        if (shape.gpuType() != null) {
            return shape.gpuType().equals(kind);
        }
        return shape.each().gpus() == 0 || !kind.equals(NO_GPUS);
    }

    private void put(int index, Amount amount) {
        free[index] = amount;
        if (!hidden[index]) {
            rackOf[index].set(placeIn[index], amount);
        }
    }
}
