package dev.aiengine.contract.tasks;

import java.util.List;

/** The tasks of the recommending family. */
final class RecommendTasks {
    static final Task COLLABORATIVE = new Task(
            "collaborative-filtering",
            "Recommends items to users and predicts ratings, from who rated or chose what",
            "CSV, NDJSON or Parquet with one row per user and item, with a rating where there are ratings",
            SplitParameters.after(
                    Parameter.column("userColumn", "user", "the column of users"),
                    Parameter.column("itemColumn", "item", "the column of items"),
                    Parameter.column(
                            "ratingColumn", null, "the column of ratings; rating where the dataset has such a column"),
                    Parameter.column(
                            "timestampColumn",
                            null,
                            "says which of several ratings of one item is the latest; timestamp where the dataset has it"),
                    Parameter.choice(
                            "mode",
                            "auto",
                            List.of("auto", "explicit", "implicit"),
                            "explicit: learn ratings; implicit: learn choices only; auto: explicit where ratings differ"),
                    Parameter.integer("rank", 10, 1, 64, "length of the vectors that predict ratings"),
                    Parameter.integer(
                            "epochs", null, 10, 1000, "sweeps over the ratings; 200, fewer for millions of rows")));

    static final Task CONTENT = new Task(
            "content-based",
            "Finds items like one item, or like those that were liked, by their texts, categories and numbers",
            "CSV, NDJSON or Parquet with one row per item: its name, and columns that describe it",
            List.of(
                    Parameter.column("itemColumn", "item", "the column that names each item, once"),
                    Parameter.columns("textColumns", null, "columns of text; chosen from the data where none is named"),
                    Parameter.columns(
                            "categoryColumns",
                            null,
                            "columns of categories, several in one cell divided by |; chosen from the data likewise"),
                    Parameter.columns("numberColumns", null, "columns of numbers; chosen from the data likewise"),
                    Parameter.integer("textDimensions", 64, 2, 256, "length of the vector that stands for the texts"),
                    SplitParameters.SEED));

    private RecommendTasks() {}
}
