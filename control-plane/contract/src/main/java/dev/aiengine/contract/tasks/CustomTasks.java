package dev.aiengine.contract.tasks;

import java.util.List;

/** The task of models that were made elsewhere. */
final class CustomTasks {
    private static final List<Parameter> PARAMETERS = SplitParameters.after(
            Parameter.columns("inputColumns", "input", "the columns of numbers the model takes, in its order"),
            Parameter.column(
                    "targetColumn", "target", "the column to learn: a number for mse, a label for crossEntropy"),
            Parameter.choice(
                    "loss",
                    "mse",
                    List.of("mse", "crossEntropy"),
                    "mse: the model gives a number; crossEntropy: it gives a score per label, before any softmax"),
            Parameter.integer("epochs", 10, 1, 10_000, "passes over the training rows"),
            Parameter.number("learningRate", 0.001, 1e-8, 1, "of the first steps; it falls to zero along a cosine"),
            Parameter.integer("batchSize", 32, 1, 65_536, "rows of one step"));

    static final Task CUSTOM = new Task(
            "custom",
            "Trains an imported TorchScript model further; such models are imported, not trained from scratch",
            "CSV, NDJSON or Parquet with the columns of numbers the model takes and one to learn",
            PARAMETERS);

    private CustomTasks() {}
}
