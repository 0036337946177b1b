package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shapes that the network's boxes start from: k-means over the shapes of the training boxes, with one minus their
 * overlap as distance (Redmon and Farhadi, <i>YOLO9000</i>, 2017), begun as k-means++ (Arthur and Vassilvitskii, 2007).
 */
final class AnchorShapes {
    private static final int ROUNDS = 100;
    private static final int MOST_SAMPLED = 20_000;

    /**
     * Smallest first; fewer boxes than asked for make up the number by scaled copies.
     *
     * @param boxes in pixels of the network's input, at least one
     */
    static List<Shape> of(List<Shape> boxes, int number, RandomGenerator random) {
        List<Shape> sample = sample(boxes, random);
        List<Shape> centres = begin(sample, number, random);
        for (int round = 0; round < ROUNDS; round++) {
            List<Shape> moved = move(sample, centres);
            if (moved.equals(centres)) {
                break;
            }
            centres = moved;
        }
        return centres.stream().sorted(Comparator.comparingDouble(Shape::area)).toList();
    }

    /** The mean overlap of a box with the anchor that fits it best. */
    static double fit(List<Shape> boxes, List<Shape> anchors) {
        return boxes.stream()
                .mapToDouble(box -> anchors.get(nearest(box, anchors)).overlap(box))
                .average()
                .orElse(0);
    }

    private static List<Shape> sample(List<Shape> boxes, RandomGenerator random) {
        if (boxes.size() <= MOST_SAMPLED) {
            return boxes;
        }
        List<Shape> sample = new ArrayList<>();
        for (int i = 0; i < MOST_SAMPLED; i++) {
            sample.add(boxes.get(random.nextInt(boxes.size())));
        }
        return sample;
    }

    private static List<Shape> begin(List<Shape> boxes, int number, RandomGenerator random) {
        int distinct = new HashSet<>(boxes).size();
        List<Shape> centres = new ArrayList<>(List.of(boxes.get(random.nextInt(boxes.size()))));
        while (centres.size() < Math.min(number, distinct)) {
            double[] far = boxes.stream()
                    .mapToDouble(box ->
                            Math.pow(1 - centres.get(nearest(box, centres)).overlap(box), 2))
                    .toArray();
            double total = 0;
            for (double distance : far) {
                total += distance;
            }
            double left = random.nextDouble() * total;
            int chosen = 0;
            for (; chosen < far.length - 1 && (far[chosen] == 0 || left >= far[chosen]); chosen++) {
                left -= far[chosen];
            }
            centres.add(boxes.get(chosen));
        }
        for (int i = 0; centres.size() < number; i++) {
            Shape small = centres.get(i);
            centres.add(new Shape(small.width() * 1.4f, small.height() * 1.4f));
        }
        return centres;
    }

    private static List<Shape> move(List<Shape> boxes, List<Shape> centres) {
        double[] widths = new double[centres.size()];
        double[] heights = new double[centres.size()];
        int[] members = new int[centres.size()];
        for (Shape box : boxes) {
            int centre = nearest(box, centres);
            widths[centre] += box.width();
            heights[centre] += box.height();
            members[centre]++;
        }
        List<Shape> moved = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            moved.add(
                    members[i] == 0
                            ? centres.get(i)
                            : new Shape((float) (widths[i] / members[i]), (float) (heights[i] / members[i])));
        }
        return moved;
    }

    private static int nearest(Shape box, List<Shape> centres) {
        int nearest = 0;
        for (int i = 1; i < centres.size(); i++) {
            nearest = centres.get(i).overlap(box) > centres.get(nearest).overlap(box) ? i : nearest;
        }
        return nearest;
    }

    private AnchorShapes() {}
}
