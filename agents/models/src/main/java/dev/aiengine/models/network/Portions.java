package dev.aiengine.models.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Training rows, parted label by label: most to fit the weights, a few to say when to stop and how sure to be. */
public record Portions(List<Integer> fit, List<Integer> validation) {
    private static final double VALIDATION = 0.1;
    private static final int MOST_VALIDATION = 10_000;

    /**
     * Draws the rows of validation, the same for the same seed.
     *
     * @param labels one number per row
     */
    public static Portions of(List<Integer> labels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = Math.min(VALIDATION, (double) MOST_VALIDATION / labels.size());
        TreeMap<Integer, List<Integer>> byLabel = new TreeMap<>();
        for (int row = 0; row < labels.size(); row++) {
            byLabel.computeIfAbsent(labels.get(row), label -> new ArrayList<>()).add(row);
        }
        boolean[] held = new boolean[labels.size()];
        for (List<Integer> rows : byLabel.values()) {
            // A label's only row is fitted to
            int wanted = Math.min(rows.size() - 1, (int) Math.ceil(share * rows.size()));
            for (int taken = 0; taken < wanted; taken++) {
                Collections.swap(rows, taken, taken + random.nextInt(rows.size() - taken));
                held[rows.get(taken)] = true;
            }
        }
        List<Integer> fit = rows(held, false);
        List<Integer> validation = rows(held, true);
        // Where every label has a single row there is nothing else to look at
        return new Portions(fit, validation.isEmpty() ? fit : validation);
    }

    private static List<Integer> rows(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length)
                .filter(row -> held[row] == wanted)
                .boxed()
                .toList();
    }
}
