package dev.aiengine.models.custom.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.aiengine.models.Parameters;

/** What a training lowers. */
enum Loss {
    /** Mean squared error of one number per row. */
    MSE,
    /** Mean cross-entropy of one score per label and row, before softmax. */
    CROSS_ENTROPY;

    static Loss of(Parameters params) {
        return params.text("loss").equals("mse") ? MSE : CROSS_ENTROPY;
    }

    /**
     * The loss of a batch; belongs to the manager of the answers.
     *
     * @param targets numbers, or the places of labels, one per row
     */
    NDArray of(NDArray answers, NDArray targets) {
        return switch (this) {
            case MSE -> answers.reshape(-1).sub(targets).square().mean();
            case CROSS_ENTROPY ->
                answers.logSoftmax(1)
                        .gather(targets.reshape(-1, 1).toType(DataType.INT64, false), 1)
                        .mean()
                        .neg();
        };
    }
}
