package dev.aiengine.models.tabular.boosting;

import java.util.Arrays;

/**
 * Encoded rows with what is to be learned of them.
 *
 * @param matrix row by row; not-a-number where missing
 * @param types one per feature, as XGBoost names them
 * @param targets class numbers, or numbers around 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Examples(float[] matrix, String[] types, float[] targets, Objective objective) {

    public int size() {
        return targets.length;
    }

    int width() {
        return types.length;
    }

    Examples at(int[] rows) {
        int width = width();
        float[] some = new float[rows.length * width];
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix, rows[i] * width, some, i * width, width);
            labels[i] = targets[rows[i]];
        }
        return new Examples(some, types, labels, objective);
    }

    /** Where every sum of trees begins: the share of the second class, or 0 before any logistic function. */
    double start() {
        if (objective.classes() != 2) {
            return objective.regression() ? 0 : 0.5;
        }
        double ones = 0;
        for (float target : targets) {
            ones += target;
        }
        return Math.clamp(ones / size(), 1e-4, 1 - 1e-4);
    }

    /** Of everything a training with these depends on. */
    long fingerprint() {
        return (31L * Arrays.hashCode(matrix) + Arrays.hashCode(targets)) * 31 + Arrays.hashCode(types);
    }
}
