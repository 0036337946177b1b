package dev.aiengine.models.tabular;

import dev.aiengine.models.tabular.columns.Columns;

/**
 * The rows a model is measured on, encoded.
 *
 * @param matrix row by row
 * @param labels label numbers, where labels are predicted
 * @param numbers where numbers are predicted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestRows(float[] matrix, int width, int[] labels, double[] numbers, int size) {

    static TestRows of(TabularRows rows, Columns columns, Labels labels) {
        Targets test = rows.test();
        String reference = rows.testFrame().reference();
        return new TestRows(
                columns.matrix(rows.testFrame(), test.rows()),
                columns.width(),
                labels.names().isEmpty() ? new int[0] : labels.numbers(test, reference),
                test.numbers(),
                test.size());
    }

    float[] row(int row) {
        return java.util.Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
    }
}
