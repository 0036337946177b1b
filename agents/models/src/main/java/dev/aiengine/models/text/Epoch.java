package dev.aiengine.models.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The order of one pass: rows shuffled, then grouped by length within a stretch, so that little padding is computed.
 */
public final class Epoch {
    private static final int BATCHES_PER_STRETCH = 50;

    /**
     * Indices of the rows of each batch, in the order of the steps.
     *
     * @param lengths of the rows
     */
    public static List<int[]> batches(int[] lengths, int batchSize, RandomGenerator random) {
        Integer[] rows = new Integer[lengths.length];
        Arrays.setAll(rows, i -> i);
        shuffle(rows, random);
        List<int[]> batches = new ArrayList<>();
        int stretch = batchSize * BATCHES_PER_STRETCH;
        for (int from = 0; from < rows.length; from += stretch) {
            int to = Math.min(from + stretch, rows.length);
            Arrays.sort(rows, from, to, Comparator.comparingInt(row -> lengths[row]));
            for (int start = from; start < to; start += batchSize) {
                batches.add(Arrays.stream(rows, start, Math.min(start + batchSize, to))
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        int[][] order = batches.toArray(int[][]::new);
        shuffle(order, random);
        return List.of(order);
    }

    private static <T> void shuffle(T[] items, RandomGenerator random) {
        for (int i = items.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
    }

    private Epoch() {}
}
