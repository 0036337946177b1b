package dev.aiengine.launcher.bench.quality;

import static dev.aiengine.launcher.bench.quality.Aim.atLeast;
import static dev.aiengine.launcher.bench.quality.Aim.atMost;

import dev.aiengine.contract.client.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Every trial, the longest first. Splits are fixed, and no figure of a test part takes part in a training. */
final class Trials {
    private static final int ETT_ROWS = 14_400;

    static final List<Trial> ALL = List.of(
            new Trial(
                    "blood-cells",
                    "object-detection",
                    "bccd.zip",
                    "BCCD, its own test images",
                    List.of(atLeast("map50", 0.80, null, "0.85 to 0.92 with pretrained backbones")),
                    List.of(),
                    (trainer, file) -> trainer.train(trainer.upload("", new Upload(file, Upload.ZIP)), Map.of())),
            new Trial(
                    "sign-digits",
                    "image-classification",
                    "sign-digits.zip",
                    "sign digits, each fifth image of a digit",
                    List.of(atLeast("accuracy", 0.98, 0.878, "0.97 to 0.99")),
                    List.of(),
                    (trainer, file) ->
                            trainer.train(trainer.upload("", new Upload(file, Upload.ZIP)), Map.of("testEvery", 5))),
            new Trial(
                    "movielens",
                    "collaborative-filtering",
                    "ml-100k.zip",
                    "MovieLens 100K, mean of u1 to u5",
                    List.of(atMost("rmse", 0.915, 0.9474, "SVD 0.934, best about 0.905")),
                    List.of("recallAt10", "popularityRecallAt10", "ndcgAt10", "popularityNdcgAt10"),
                    MovieLens::train),
            new Trial(
                    "ett",
                    "forecasting",
                    "ETTh1.csv",
                    "ETTh1, rows 11,520 to 14,399, lookback 336, horizon 96",
                    List.of(
                            atMost("mse", 0.368, 0.3701, "NLinear 0.374, PatchTST 0.370"),
                            atMost("mae", 0.390, 0.3914, "NLinear 0.394, PatchTST 0.400")),
                    List.of(),
                    Trials::ett),
            new Trial(
                    "film-reviews",
                    "sentiment",
                    ReviewFolds.FILE,
                    "review polarity, mean of 10 folds",
                    List.of(atLeast("accuracy", 0.885, 0.8825, "0.864 to 0.872")),
                    List.of(),
                    Trials::reviews),
            new Trial(
                    "census",
                    "tabular-classification",
                    "adult.zip",
                    "Adult, its own test rows",
                    List.of(atLeast("auc", 0.928, 0.9270, "LightGBM about 0.928")),
                    List.of("accuracy"),
                    Trials::census),
            new Trial(
                    "nab",
                    "anomaly-detection",
                    "nab.zip",
                    "NAB, 24 real series, standard profile",
                    List.of(atLeast("nabScore", 65, null, "HTM 70.1, RCF 51.7 (all 58 series)")),
                    List.of("nabScoreCalibrated"),
                    Nab::train),
            new Trial(
                    "news",
                    "text-classification",
                    "ag_news_test.csv",
                    "AG News, each fifth of 7,600 rows",
                    List.of(atLeast("accuracy", 0.90, 0.8908, "fastText 0.925 on 120,000 rows")),
                    List.of(),
                    Trials::news),
            new Trial(
                    "temperatures",
                    "forecasting",
                    "daily-min-temperatures.csv",
                    "daily minima, last 365 of 3,650 days",
                    List.of(atMost("mase", 0.75, 1.0, null)),
                    List.of(),
                    (trainer, file) -> ahead(trainer, file, "Date", "Temp", 365)),
            new Trial(
                    "airline",
                    "forecasting",
                    "airline-passengers.csv",
                    "airline passengers, last 24 of 144 months",
                    List.of(atMost("mape", 0.060, 0.0639, null)),
                    List.of(),
                    (trainer, file) -> ahead(trainer, file, "Month", "Passengers", 24)));

    private static Map<String, Double> news(Trainer trainer, Path file) throws Exception {
        Upload upload = new Upload(file, Upload.CSV_WITHOUT_HEADER).withColumns("label", "title", "text");
        return trainer.train(
                trainer.upload("", upload), Map.of("textColumn", List.of("title", "text"), "testEvery", 5));
    }

    private static Map<String, Double> reviews(Trainer trainer, Path file) throws Exception {
        ReviewFolds reviews = ReviewFolds.read(file);
        Means means = new Means();
        for (int fold = 0; fold < ReviewFolds.FOLDS; fold++) {
            Path training = reviews.writeTraining(trainer.folder().resolve("training.tar.gz"), fold);
            Path test = reviews.writeTest(trainer.folder().resolve("test.tar.gz"), fold);
            String rows = trainer.upload("", new Upload(training, Upload.TAR_GZ));
            String held = trainer.upload("-test", new Upload(test, Upload.TAR_GZ));
            means.add(trainer.train(rows, Map.of("testDataset", held)));
        }
        return means.metrics();
    }

    private static Map<String, Double> census(Trainer trainer, Path file) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String train = trainer.upload("", census(zip, "adult-train.csv", trainer.folder()));
            String test = trainer.upload("-test", census(zip, "adult-test.csv", trainer.folder()));
            return trainer.train(train, Map.of("target", "income", "testDataset", test));
        }
    }

    private static Upload census(ZipFile zip, String name, Path folder) throws Exception {
        Path file = Files.write(folder.resolve(name), Zips.bytes(zip, name));
        return new Upload(file, Upload.CSV_WITHOUT_HEADER)
                .withColumns(
                        "age",
                        "workclass",
                        "weight",
                        "education",
                        "educationYears",
                        "marital",
                        "occupation",
                        "relationship",
                        "race",
                        "sex",
                        "capitalGain",
                        "capitalLoss",
                        "hours",
                        "country",
                        "income");
    }

    private static Map<String, Double> ett(Trainer trainer, Path file) throws Exception {
        Path cut = trainer.folder().resolve("ETTh1.csv");
        try (Stream<String> lines = Files.lines(file)) {
            Files.write(cut, lines.limit(1 + ETT_ROWS).toList());
        }
        return trainer.train(
                trainer.upload("", new Upload(cut, Upload.CSV)),
                Map.of(
                        "timestampColumn",
                        "date",
                        "lookback",
                        336,
                        "horizon",
                        96,
                        "validationRows",
                        2_880,
                        "testRows",
                        2_880));
    }

    /** One forecast from the end of the training rows over all test rows. */
    private static Map<String, Double> ahead(Trainer trainer, Path file, String time, String value, int rows)
            throws Exception {
        return trainer.train(
                trainer.upload("", new Upload(file, Upload.CSV)),
                Map.of("timestampColumn", time, "valueColumns", List.of(value), "horizon", rows, "testRows", rows));
    }

    private Trials() {}
}
