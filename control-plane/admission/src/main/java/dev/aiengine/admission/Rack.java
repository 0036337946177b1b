package dev.aiengine.admission;

import java.util.Arrays;

/**
 * What is free on nodes that are alike in their GPUs. A tree of maxima over them finds the first with room in
 * logarithmic time, and going by the first keeps whole nodes free for those who need one.
 */
final class Rack {
    private final int[] members;
    private final int leaves;
    private final long[] gpus;
    private final long[] millicpus;
    private final long[] memory;

    /** Empty nodes; their room is told by {@link #put}. */
    Rack(int[] members) {
        this.members = members;
        leaves = Integer.highestOneBit(Math.max(1, members.length * 2 - 1));
        gpus = new long[2 * leaves];
        millicpus = new long[2 * leaves];
        memory = new long[2 * leaves];
        // No node, no room: not even for nothing
        Arrays.fill(gpus, -1);
    }

    /** What is free on the member at a place; found once all are {@link #build built}. */
    void put(int place, Amount free) {
        int at = leaves + place;
        gpus[at] = free.gpus();
        millicpus[at] = free.millicpus();
        memory[at] = free.memory();
    }

    void build() {
        for (int at = leaves - 1; at >= 1; at--) {
            join(at);
        }
    }

    /** What is free on the member at a place from now on. */
    void set(int place, Amount free) {
        put(place, free);
        for (int at = (leaves + place) >> 1; at >= 1; at >>= 1) {
            join(at);
        }
    }

    private void join(int at) {
        gpus[at] = Math.max(gpus[2 * at], gpus[2 * at + 1]);
        millicpus[at] = Math.max(millicpus[2 * at], millicpus[2 * at + 1]);
        memory[at] = Math.max(memory[2 * at], memory[2 * at + 1]);
    }

    /** Takes a node out of the search. */
    void hide(int place) {
        set(place, new Amount(-1, 0, 0));
    }

    /** The first node with this much free, or -1. */
    int first(Amount needs) {
        int place = first(1, needs);
        return place < 0 ? -1 : members[place];
    }

    private int first(int at, Amount needs) {
        if (gpus[at] < needs.gpus() || millicpus[at] < needs.millicpus() || memory[at] < needs.memory()) {
            return -1;
        }
        if (at >= leaves) {
            return at - leaves;
        }
        int left = first(2 * at, needs);
        return left >= 0 ? left : first(2 * at + 1, needs);
    }
}
