package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which anchors answer for which object: of those whose centres are nearest, on each level, the ones that overlap it
 * clearly more than the others do (Zhang et al., <i>Bridging the Gap Between Anchor-based and Anchor-free
 * Detection</i>, 2020). It has no threshold to tune; an object of any size gets at least one.
 */
final class Assignment {
    static final int NONE = -1;

    /** Places per level and object, as in the paper. */
    private static final int NEAREST = 9;

    /** For each anchor the object it answers for, or {@link #NONE}. */
    static int[] of(Anchors anchors, List<LabelledBox> objects) {
        int[] assigned = new int[anchors.size()];
        Arrays.fill(assigned, NONE);
        float[] overlaps = new float[anchors.size()];
        for (int object = 0; object < objects.size(); object++) {
            Box box = objects.get(object).box();
            for (int anchor : chosen(anchors, box)) {
                float overlap = anchors.boxes().get(anchor).overlap(box);
                if (assigned[anchor] == NONE || overlap > overlaps[anchor]) {
                    assigned[anchor] = object;
                    overlaps[anchor] = overlap;
                }
            }
        }
        return assigned;
    }

    private static List<Integer> chosen(Anchors anchors, Box box) {
        List<Integer> candidates = candidates(anchors, box);
        double[] overlaps = candidates.stream()
                .mapToDouble(anchor -> anchors.boxes().get(anchor).overlap(box))
                .toArray();
        double mean = Arrays.stream(overlaps).average().orElse(0);
        double variance = Arrays.stream(overlaps)
                .map(overlap -> (overlap - mean) * (overlap - mean))
                .average()
                .orElse(0);
        double least = mean + Math.sqrt(variance);
        List<Integer> chosen = IntStream.range(0, overlaps.length)
                .filter(i -> overlaps[i] >= least && overlaps[i] > 0)
                .mapToObj(candidates::get)
                .filter(anchor -> box.contains(
                        anchors.boxes().get(anchor).centreX(),
                        anchors.boxes().get(anchor).centreY()))
                .toList();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        int best = IntStream.range(0, overlaps.length)
                .boxed()
                .max(Comparator.comparingDouble(i -> overlaps[i]))
                .orElseThrow();
        return List.of(candidates.get(best));
    }

    /** All anchors of the places nearest to the box's centre, on each level. */
    private static List<Integer> candidates(Anchors anchors, Box box) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < anchors.levels().size(); i++) {
            Level level = anchors.levels().get(i);
            int columns = anchors.width() / level.stride();
            int rows = anchors.height() / level.stride();
            for (int place : nearest(box, columns, rows, level.stride())) {
                for (int shape = 0; shape < level.anchors().size(); shape++) {
                    candidates.add(anchors.starts().get(i) + shape * rows * columns + place);
                }
            }
        }
        return candidates;
    }

    private static int[] nearest(Box box, int columns, int rows, int stride) {
        int column = Math.clamp((int) (box.centreX() / stride), 0, columns - 1);
        int row = Math.clamp((int) (box.centreY() / stride), 0, rows - 1);
        // Nine nearest lie within two cells, and within eight where the centre is in a corner of a narrow grid
        int reach = Math.min(columns, rows) < 5 ? NEAREST - 1 : 2;
        List<Integer> places = new ArrayList<>();
        for (int y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
            for (int x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
                places.add(y * columns + x);
            }
        }
        return places.stream()
                .sorted(Comparator.comparingDouble(place -> Math.hypot(
                        (place % columns + 0.5) * stride - box.centreX(),
                        (place / columns + 0.5) * stride - box.centreY())))
                .limit(NEAREST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Assignment() {}
}
