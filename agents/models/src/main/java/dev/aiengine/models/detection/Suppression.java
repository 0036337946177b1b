package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps of several boxes around one object the one with the highest score: greedy non-maximum suppression. */
final class Suppression {
    /** The order of equal scores must not depend on how the list came to be. */
    private static final Comparator<Detection> BEST_FIRST = Comparator.comparingDouble(Detection::score)
            .reversed()
            .thenComparingInt(Detection::label)
            .thenComparingDouble(detection -> detection.box().x())
            .thenComparingDouble(detection -> detection.box().y());

    /**
     * The detections that are left, best first.
     *
     * @param overlap above which two boxes of one label are taken for the same object
     * @param most detections are returned
     */
    static List<Detection> of(List<Detection> found, float overlap, int most) {
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : found.stream().sorted(BEST_FIRST).toList()) {
            if (kept.size() == most) {
                break;
            }
            if (kept.stream()
                    .noneMatch(better ->
                            better.label() == candidate.label() && better.box().overlap(candidate.box()) > overlap)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private Suppression() {}
}
