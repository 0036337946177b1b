package dev.aiengine.models.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

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

    /** A score above the least, its box not yet worked out. */
    private record Candidate(float logit, int label, int anchor, int at, int step) {}

    /** Detections in pixels of the network's input, best first. */
    List<Detection> detections(float[] answers, int offset, float least) {
        List<Detection> found = new ArrayList<>();
        for (Candidate candidate : candidates(answers, offset, (float) Math.log(least / (1 - least)))) {
            found.add(new Detection(
                    candidate.label(),
                    (float) (1 / (1 + Math.exp(-candidate.logit()))),
                    anchors.decode(candidate.anchor(), answers, candidate.at(), candidate.step())));
        }
        return Suppression.of(found, SAME_OBJECT, MOST_DETECTIONS);
    }

    /** The best: a network that went wrong finds an object of every label at every anchor. */
    private Collection<Candidate> candidates(float[] answers, int offset, float leastLogit) {
        Queue<Candidate> best = new PriorityQueue<>(Comparator.comparingDouble(Candidate::logit));
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
                            add(
                                    best,
                                    logit,
                                    label,
                                    anchor + shape * cells + cell,
                                    at + shape * 4 * cells + cell,
                                    cells);
                        }
                    }
                }
            }
            at = scores + shapes * labels * cells;
            anchor += shapes * cells;
        }
        return best;
    }

    /** Suppression compares each with each, so there is a limit to how many it gets. */
    private static void add(Queue<Candidate> best, float logit, int label, int anchor, int at, int step) {
        if (best.size() == MOST_CANDIDATES) {
            if (logit <= best.element().logit()) {
                return;
            }
            best.remove();
        }
        best.add(new Candidate(logit, label, anchor, at, step));
    }
}
