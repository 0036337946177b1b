package dev.aiengine.contract.tasks;

import java.util.List;

/** The tasks of the text family. */
final class TextTasks {
    private static final String DATASET =
            "CSV, NDJSON or Parquet with a text and a label column, or a zip or tar.gz with one folder of .txt files per label";

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.columns("textColumn", "text", "the column to learn from; several are joined with a blank"),
            Parameter.column("labelColumn", "label", "the column to predict"),
            Parameter.choice(
                    "method",
                    "linear",
                    List.of("linear", "cnn"),
                    "linear: hashed n-grams, trained in seconds; cnn: a small convolutional network"),
            Parameter.dataset("testDataset", "the rows to test on, instead of holding out part of the dataset"),
            Parameter.number(
                    "testFraction", 0.2, 0.01, 0.9, "share of the rows held out for the test, drawn evenly per label"),
            Parameter.integer(
                    "testEvery", null, 2, 1000, "hold out each n-th row (rows n, 2n, …) instead of a drawn share"),
            Parameter.integer("epochs", null, 1, 1000, "passes over the training rows"),
            Parameter.integer("seed", 42, 0, Integer.MAX_VALUE, "the same seed and data give the same model"));

    static final Task CLASSIFICATION =
            new Task("text-classification", "Gives a text one of the labels it was trained on", DATASET, PARAMETERS);

    static final Task SENTIMENT = new Task(
            "sentiment", "Text classification with a polarity from -1 (negative) to 1 (positive)", DATASET, PARAMETERS);

    private TextTasks() {}
}
