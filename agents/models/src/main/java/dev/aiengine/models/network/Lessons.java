package dev.aiengine.models.network;

import java.util.Map;
import java.util.random.RandomGenerator;

/** What a network is to learn: the family's part in a training. */
public interface Lessons {
    /** The metric by which the best epoch is chosen; the lowest is best. */
    String VALIDATION_LOSS = "validationLoss";

    /** Images and what is expected of them. */
    record Lesson(Batch images, Loss loss) {}

    /** How many there are to learn from. */
    int rows();

    /**
     * One step.
     *
     * @param done share of the training
     * @param random draws augmentation; a lesson must not depend on anything else that changes
     */
    Lesson lesson(int[] rows, double done, RandomGenerator random);

    /** Measures weights on rows that are not learned from; {@link #VALIDATION_LOSS} must be among the metrics. */
    Map<String, Double> validate(Weights weights);
}
