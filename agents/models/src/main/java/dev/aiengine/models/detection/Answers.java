package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads what the network answers for one image: for each level the grids of four box numbers per anchor, then those of
 * one score per anchor and label.
 */
record Answers(Anchors anchors, int labels) {
    static final int MOST_DETECTIONS = 300;
    /** Two boxes of one label that share more than this are one object. */
    static final float SAME_OBJECT = 0.5f;

    private static final int MOST_CANDIDATES = 1_000;

    /** Numbers per image. */
    int size() {
        return anchors.size() * (4 + labels);
    }

    /** Detections in pixels of the network's input, best first. */
    List<Detection> detections(float[] answers, int offset, float least) {
        List<Detection> found = new ArrayList<>();
        float leastLogit = (float) Math.log(least / (1 - least));
        int at = offset;
        int anchor = 0;
        for (Level level : anchors.levels()) {
            int cells = anchors.width() / level.stride() * (anchors.height() / level.stride());
            int shapes = level.anchors().size();
            int scores = at + shapes * 4 * cells;
            for (int shape = 0; shape < shapes; shape++) {
                for (int label = 0; label < labels; label++) {
                    for (int cell = 0; cell < cells; cell++) {
                        float logit = answers[scores + (shape * labels + label) * cells + cell];
                        if (logit >= leastLogit) {
                            Box box = anchors.decode(
                                    anchor + shape * cells + cell, answers, at + shape * 4 * cells + cell, cells);
                            found.add(new Detection(label, (float) (1 / (1 + Math.exp(-logit))), box));
                        }
                    }
                }
            }
            at = scores + shapes * labels * cells;
            anchor += shapes * cells;
        }
        return Suppression.of(best(found), SAME_OBJECT, MOST_DETECTIONS);
    }

    /** Suppression compares each with each, so there is a limit to how many it gets. */
    private static List<Detection> best(List<Detection> found) {
        return found.size() <= MOST_CANDIDATES
                ? found
                : found.stream()
                        .sorted(Comparator.comparingDouble(Detection::score).reversed())
                        .limit(MOST_CANDIDATES)
                        .toList();
    }
}
