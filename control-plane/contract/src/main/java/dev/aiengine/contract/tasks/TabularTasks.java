package dev.aiengine.contract.tasks;

import java.util.List;

/** The tasks of the tabular family. */
final class TabularTasks {
    private static final String DATASET = "CSV, NDJSON or Parquet with any columns, one of which is to be predicted";

    private static final List<Parameter> PARAMETERS = SplitParameters.after(
            Parameter.requiredColumn("target", "the column to predict"),
            Parameter.columns("ignoreColumns", null, "columns that nothing may be learned from"),
            Parameter.integer("rounds", null, 1, 5000, "boosting rounds; chosen on validation rows where absent"),
            Parameter.integer("depth", null, 1, 12, "greatest depth of a tree; chosen on validation rows where absent"),
            Parameter.number("learningRate", 0.05, 0.001, 1, "share of each tree's answer that is added"),
            Parameter.integer("ensemble", 3, 1, 10, "models with seeds of their own whose answers are averaged"));

    static final Task CLASSIFICATION =
            new Task("tabular-classification", "Gives a row one of the labels it was trained on", DATASET, PARAMETERS);

    static final Task REGRESSION =
            new Task("tabular-regression", "Predicts a number from the other columns of a row", DATASET, PARAMETERS);

    private TabularTasks() {}
}
