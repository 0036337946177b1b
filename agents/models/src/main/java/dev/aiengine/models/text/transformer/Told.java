package dev.aiengine.models.text.transformer;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The course of a training, told to its listener: first the vectors, then the head, then the steps of a fine-tuning.
 */
final class Told {
    private final TrainingListener listener;
    private final double vectors;
    private final double heads;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private int fits = 1;
    private int fitted;
    private int steps = 1;

    Told(TrainingListener listener, boolean finetune) {
        this.listener = listener;
        this.vectors = finetune ? 0.25 : 0.9;
        this.heads = finetune ? 0.05 : 0.1;
    }

    void vectors(double done) {
        tell(vectors * done);
    }

    void expectFits(int count) {
        fits = count;
    }

    void fitted() {
        fitted++;
        tell(vectors + heads * Math.min(1, (double) fitted / fits));
    }

    void expectSteps(int count) {
        steps = count;
    }

    void step(int done) {
        tell(vectors + heads + (1 - vectors - heads) * done / steps);
    }

    void validated(double accuracy, double logLoss) {
        metrics.put("validationAccuracy", accuracy);
        metrics.put("validationLogLoss", logLoss);
        tell(vectors + heads);
    }

    private void tell(double fraction) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the training was interrupted");
        }
        // Epochs are of the whole course: one, which is over at the end
        int epoch = fraction < 1 ? 0 : 1;
        listener.progress(new Progress(Math.min(1, fraction), epoch, 1, null), Map.copyOf(metrics));
    }
}
