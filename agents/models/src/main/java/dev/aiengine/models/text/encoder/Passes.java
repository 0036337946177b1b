package dev.aiengine.models.text.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Texts parted into passes of bounded size, shortest first, so that little padding is computed. The parting depends on
 * the lengths alone.
 */
public final class Passes {
    /** Of one pass, padding included. */
    private static final int MOST_TOKENS = 4_096;

    private static final int MOST_ROWS = 64;

    /** The positions of each pass, the first one's texts being the shortest. */
    public static List<int[]> of(int[] lengths) {
        Integer[] order = new Integer[lengths.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(position -> lengths[position]));
        List<int[]> passes = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            boolean full = to == order.length
                    || to - from == MOST_ROWS
                    || (to - from + 1) * Math.max(1, lengths[order[to]]) > MOST_TOKENS;
            if (full) {
                passes.add(Arrays.stream(order, from, to)
                        .mapToInt(Integer::intValue)
                        .toArray());
                from = to;
            }
        }
        return passes;
    }

    private Passes() {}
}
