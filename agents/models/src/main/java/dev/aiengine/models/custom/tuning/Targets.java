package dev.aiengine.models.custom.tuning;

import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.HeldOutRows;
import java.util.List;

/**
 * Turns targets into numbers.
 *
 * @param labels in the order of the model's scores; none where the target is a number
 */
record Targets(List<String> labels) {

    /**
     * The targets of a table.
     *
     * @param known labels the base was trained with, none where it was not
     */
    static Targets of(Loss loss, List<String> values, List<String> known) {
        if (loss == Loss.MSE) {
            return new Targets(List.of());
        }
        if (!known.isEmpty()) {
            return new Targets(known);
        }
        List<String> labels = HeldOutRows.sorted(values.stream());
        if (labels.size() < 2) {
            throw new Untrainable("every row has the same label; two labels are needed");
        }
        return new Targets(labels);
    }

    /** One number per row: itself, or the place of its label. */
    float[] numbers(List<String> values, String reference, String column) {
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = labels.isEmpty() ? parsed(values.get(i)) : labels.indexOf(values.get(i));
            if (labels.isEmpty() ? !Float.isFinite(numbers[i]) : numbers[i] < 0) {
                throw new Untrainable(Rows.where(reference, i + 1, column) + " is \"" + values.get(i) + "\", "
                        + (labels.isEmpty()
                                ? "but mse learns a number: choose loss crossEntropy for labels"
                                : "which is none of the labels " + labels));
            }
        }
        return numbers;
    }

    private static float parsed(String value) {
        try {
            return Float.parseFloat(value);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
