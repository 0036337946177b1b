package dev.aiengine.models.text;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training rows dealt evenly, label by label, into folds for validation. Every fold takes its turn while rows are few;
 * with many rows the first fold alone says enough.
 *
 * @param of by row, its fold
 * @param rounds how many folds take a turn
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Folds(int[] of, int rounds) {
    private static final int FEW = 4_000;
    private static final int MANY = 20_000;

    public static Folds deal(int[] labels, long seed) {
        int rows = labels.length;
        // Few rows cannot spare a third of them while being compared
        int folds = rows < FEW || rows > MANY ? 5 : 3;
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[other];
            order[other] = order[i];
            order[i] = row;
        }
        int most = Arrays.stream(labels).max().orElse(0);
        int[] next = new int[most + 1];
        int[] of = new int[rows];
        for (int row : order) {
            // Labels with few rows begin at different folds, so that no fold gets all of them
            of[row] = (labels[row] + next[labels[row]]++) % folds;
        }
        return new Folds(of, rows > MANY ? 1 : folds);
    }

    public int[] inside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
    }

    public int[] outside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
    }

    /** Rows of all folds that take a turn. */
    public int[] scored() {
        return IntStream.range(0, of.length).filter(row -> of[row] < rounds).toArray();
    }
}
