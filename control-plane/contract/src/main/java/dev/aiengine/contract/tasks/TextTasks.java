package dev.aiengine.contract.tasks;

import java.util.List;

/** The tasks of the text family. */
final class TextTasks {
    private static final String DATASET =
            "CSV, NDJSON or Parquet with a text and a label column, or a zip or tar.gz with one folder of .txt files per label";

    private static final List<Parameter> PARAMETERS = SplitParameters.after(
            Parameter.columns("textColumn", "text", "the column to learn from; several are joined with a blank"),
            Parameter.column("labelColumn", "label", "the column to predict"),
            Parameter.choice(
                    "method",
                    null,
                    List.of("linear", "cnn", "transformer"),
                    "linear: hashed n-grams, trained in seconds; cnn: a small convolutional network; transformer: starts"
                            + " from an imported encoder; without it the base's, or linear where there is no base"),
            Parameter.integer("epochs", null, 1, 1000, "passes over the training rows"),
            Parameter.integer(
                    "maxTokens", 256, 8, 8192, "transformer: tokens of a text that are read, the rest is not"),
            Parameter.bool("finetune", false, "transformer: train the encoder too, not only what is put on top of it"));

    static final Task CLASSIFICATION =
            new Task("text-classification", "Gives a text one of the labels it was trained on", DATASET, PARAMETERS);

    static final Task SENTIMENT = new Task(
            "sentiment", "Text classification with a polarity from -1 (negative) to 1 (positive)", DATASET, PARAMETERS);

    private TextTasks() {}
}
