package dev.aiengine.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is free on each node while a plan is made. */
final class FreeNodes {
    private final Layout layout;
    private final Amount[] free;
    private final boolean[] hidden;
    private final List<Rack> racks = new ArrayList<>();

    FreeNodes(Population population) {
        layout = population.layout();
        free = new Amount[layout.size()];
        hidden = new boolean[layout.size()];
        layout.kinds().forEach(kind -> racks.add(new Rack(kind.members())));
        for (int node = 0; node < free.length; node++) {
            free[node] = population.free(node);
            rack(node).put(layout.placeIn(node), free[node]);
        }
        racks.forEach(Rack::build);
    }

    int size() {
        return free.length;
    }

    Amount capacity() {
        return layout.capacity();
    }

    Node node(int index) {
        return layout.node(index);
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
        rack(index).hide(layout.placeIn(index));
    }

    boolean isHidden(int index) {
        return hidden[index];
    }

    /** Whether a node is of the kind a shape asks for, and large enough when nothing else is on it. */
    boolean suits(int index, Shape shape) {
        return layout.suits(index, shape);
    }

    /** The first node with room for one replica, or -1. */
    int first(Shape shape) {
        for (int kind = 0; kind < racks.size(); kind++) {
            if (layout.kinds().get(kind).isAskedFor(shape)) {
                int node = racks.get(kind).first(shape.each());
                if (node >= 0) {
                    return node;
                }
            }
        }
        return -1;
    }

    /** Takes room for every replica, or for none. */
    Optional<int[]> place(Shape shape) {
        int[] places = new int[shape.replicas()];
        for (int replica = 0; replica < places.length; replica++) {
            int node = first(shape);
            if (node < 0) {
                for (int taken = 0; taken < replica; taken++) {
                    put(places[taken], free[places[taken]].plus(shape.each()));
                }
                return Optional.empty();
            }
            take(node, shape.each());
            places[replica] = node;
        }
        return Optional.of(places);
    }

    private void put(int index, Amount amount) {
        free[index] = amount;
        if (!hidden[index]) {
            rack(index).set(layout.placeIn(index), amount);
        }
    }

    private Rack rack(int index) {
        return racks.get(layout.kindOf(index));
    }
}
