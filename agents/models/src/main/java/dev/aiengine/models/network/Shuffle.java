package dev.aiengine.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The order of one pass over the rows. */
final class Shuffle {

    /**
     * Every row once. Batches differ by one row at most, since normalisation by the statistics of a few rows is poor.
     */
    static List<int[]> batches(int rows, int batchSize, RandomGenerator random) {
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
        int count = Math.max(1, Math.round((float) rows / batchSize));
        List<int[]> batches = new ArrayList<>();
        for (int batch = 0; batch < count; batch++) {
            int from = (int) ((long) rows * batch / count);
            int to = (int) ((long) rows * (batch + 1) / count);
            batches.add(Arrays.copyOfRange(order, from, to));
        }
        return batches;
    }

    private Shuffle() {}
}
