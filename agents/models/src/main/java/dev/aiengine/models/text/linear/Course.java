package dev.aiengine.models.text.linear;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The course of a training, told to its listener: epochs are the passes of all fits, one fit after the other. A fit
 * that settles early skips the rest of its passes.
 */
final class Course {
    private final TrainingListener listener;
    private final int problems;
    private final int mostPasses;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private int done;

    /** Counts the problems of all fits that the training needs. */
    Course(TrainingListener listener, int problems, int mostPasses) {
        this.listener = listener;
        this.problems = problems;
        this.mostPasses = mostPasses;
    }

    int mostPasses() {
        return mostPasses;
    }

    /** A pass of the problem under way is over. */
    void passed(int pass, double loss) {
        metrics.put("trainLoss", loss);
        tell(done * mostPasses + pass);
    }

    void problemDone() {
        skip(1);
    }

    /** Problems that an earlier attempt has done. */
    void skip(int count) {
        done += count;
        tell(done * mostPasses);
    }

    void validated(double accuracy, double logLoss) {
        metrics.put("validationAccuracy", accuracy);
        metrics.put("validationLogLoss", logLoss);
        tell(done * mostPasses);
    }

    private void tell(int epoch) {
        int epochs = problems * mostPasses;
        listener.progress(new Progress((double) epoch / epochs, epoch, epochs, null), Map.copyOf(metrics));
    }
}
