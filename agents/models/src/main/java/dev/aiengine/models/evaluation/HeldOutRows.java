package dev.aiengine.models.evaluation;

import dev.aiengine.models.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws the rows that a training does not see; the same parameters draw the same rows. */
public final class HeldOutRows {

    /**
     * As {@code testEvery} says, each n-th row; otherwise {@code testFraction} of each label, drawn with {@code seed}.
     * A label's last row is never taken from the training.
     *
     * @param labels one per row
     * @param rows where each row stood in the file, counted from 1
     * @return whether each row is held out
     */
    public static boolean[] of(List<String> labels, List<Integer> rows, Parameters params) {
        boolean[] held = new boolean[labels.size()];
        OptionalInt every = params.optionalInteger("testEvery");
        if (every.isPresent()) {
            for (int i = 0; i < held.length; i++) {
                held[i] = rows.get(i) % every.getAsInt() == 0;
            }
            return held;
        }
        SplittableRandom random = new SplittableRandom(params.integer("seed"));
        double fraction = params.number("testFraction");
        for (List<Integer> same : byLabel(labels).values()) {
            shuffle(same, random);
            int share = Math.min(same.size() - 1, (int) Math.round(fraction * same.size()));
            same.subList(0, share).forEach(position -> held[position] = true);
        }
        return held;
    }

    /** The rows of each label, by position. */
    public static Map<String, List<Integer>> byLabel(List<String> labels) {
        Map<String, List<Integer>> positions = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            positions.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        return positions;
    }

    /** The different labels in the order of scores: by number where all are whole numbers, otherwise by name. */
    public static List<String> sorted(Stream<String> labels) {
        List<String> distinct = new ArrayList<>(labels.distinct().sorted().toList());
        if (distinct.stream().allMatch(label -> label.matches("-?\\d{1,9}"))) {
            distinct.sort(Comparator.comparingInt(Integer::parseInt));
        }
        return List.copyOf(distinct);
    }

    private static void shuffle(List<Integer> positions, SplittableRandom random) {
        for (int i = positions.size() - 1; i > 0; i--) {
            Collections.swap(positions, i, random.nextInt(i + 1));
        }
    }

    private HeldOutRows() {}
}
