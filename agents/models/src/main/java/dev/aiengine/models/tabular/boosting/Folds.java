package dev.aiengine.models.tabular.boosting;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training rows dealt evenly into folds for validation, class by class. Every fold takes its turn while rows are few;
 * with many rows fewer turns say enough.
 *
 * @param of by row, its fold
 * @param turns how many folds take a turn
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Folds(int[] of, int turns) {
    static final int COUNT = 5;

    private static final int FEW = 2_000;
    private static final int MANY = 100_000;

    static Folds deal(Examples examples, long seed) {
        int rows = examples.size();
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
        }
        int[] next = new int[Math.max(1, examples.objective().classes())];
        int[] of = new int[rows];
        for (int row : order) {
            int label = examples.objective().regression() ? 0 : (int) examples.targets()[row];
            // Classes with few rows begin at different folds, so that no fold gets all of them
            of[row] = (label + next[label]++) % COUNT;
        }
        return new Folds(of, rows > MANY ? 1 : rows > FEW ? 3 : COUNT);
    }

    int[] inside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
    }

    int[] outside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
    }
}
