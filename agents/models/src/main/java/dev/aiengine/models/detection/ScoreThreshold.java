package dev.aiengine.models.detection;

import dev.aiengine.models.detection.AveragePrecision.Judged;
import java.util.List;

/** What happens to precision and recall where only answers with at least some score count. */
record ScoreThreshold(float score, double precision, double recall) {
    private static final int STEPS = 100;
    private static final double OVERLAP = 0.5;

    /** The score with the best F1 over all labels; the lower of two as good. */
    static ScoreThreshold best(List<Judged> images) {
        ScoreThreshold best = of(images, 1f / STEPS);
        for (int step = 2; step < STEPS; step++) {
            ScoreThreshold next = of(images, (float) step / STEPS);
            best = next.f1() > best.f1() ? next : best;
        }
        return best;
    }

    static ScoreThreshold of(List<Judged> images, float score) {
        long objects = 0;
        long found = 0;
        long right = 0;
        for (Judged image : images) {
            objects += image.objects().size();
            for (AveragePrecision.Verdict verdict : AveragePrecision.judge(image, OVERLAP)) {
                found += verdict.score() >= score ? 1 : 0;
                right += verdict.score() >= score && verdict.right() ? 1 : 0;
            }
        }
        return new ScoreThreshold(
                score, found == 0 ? 0 : (double) right / found, objects == 0 ? 0 : (double) right / objects);
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
