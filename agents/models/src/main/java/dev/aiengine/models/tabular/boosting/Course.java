package dev.aiengine.models.tabular.boosting;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** The course of a training, told to its listener: an epoch is a stage, one after the other. */
final class Course {
    private static final double USUAL_ROUNDS = 200;

    private final TrainingListener listener;
    private final int stages;
    private final String loss;
    private final double unit;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private int done;

    /** Losses are multiplied by the unit before they are told. */
    Course(TrainingListener listener, int stages, Objective objective, double unit) {
        this.listener = listener;
        this.stages = stages;
        this.loss = objective.regression() ? "validationRmse" : "validationLogLoss";
        this.unit = unit;
    }

    TrainingListener listener() {
        return listener;
    }

    void validated(double value) {
        metrics.put(loss, value * unit);
    }

    /** Tells how far a stage has come whose number of rounds only its validation decides. */
    void round(int round) {
        tell(1 - Math.exp(-round / USUAL_ROUNDS));
    }

    void round(int round, int rounds) {
        tell((double) round / (rounds + 1));
    }

    void stageDone() {
        done++;
        tell(0);
    }

    private void tell(double part) {
        listener.progress(new Progress(Math.min(1, (done + part) / stages), done, stages, null), Map.copyOf(metrics));
    }
}
