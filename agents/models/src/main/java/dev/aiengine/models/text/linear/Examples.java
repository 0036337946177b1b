package dev.aiengine.models.text.linear;

import org.jspecify.annotations.Nullable;

/**
 * Encoded training texts and their labels. Two labels make one problem, the second against the first; more make one
 * problem each, the label against the rest.
 *
 * @param labels one label number per row
 * @param count of labels
 * @param prior what a base knows of the columns, where the training starts from one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Examples(
        Rows rows, int[] labels, int count, @Nullable Prior prior) {

    int problems() {
        return problems(count);
    }

    static int problems(int labels) {
        return labels == 2 ? 1 : labels;
    }

    /** By row, whether it is on the positive side of a problem. */
    boolean[] positive(int problem) {
        int label = count == 2 ? 1 : problem;
        boolean[] positive = new boolean[labels.length];
        for (int row = 0; row < labels.length; row++) {
            positive[row] = labels[row] == label;
        }
        return positive;
    }
}
