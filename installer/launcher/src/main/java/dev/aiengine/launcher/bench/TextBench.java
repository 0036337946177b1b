package dev.aiengine.launcher.bench;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.terminal.Terminal;
import dev.aiengine.launcher.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How good text models are on public data, trained through the API like any other. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "Trains on public data sets and prints their accuracy.")
final class TextBench implements Callable<Integer> {
    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Mixin
    private final Terminal terminal = new Terminal();

    record Figures(@Nullable AgNews agNews, @Nullable Folds reviewPolarity) {}

    record Folds(List<Double> accuracies, double mean, double seconds) {}

    @Override
    public Integer call() throws Exception {
        Optional<Path> news = options.file(AgNews.FILE);
        Optional<Path> reviews = options.file(ReviewFolds.FILE);
        if (news.isEmpty() && reviews.isEmpty()) {
            throw new LaunchFailure(
                    "Name a folder that holds " + AgNews.FILE + " or " + ReviewFolds.FILE + " with --data");
        }

        try (Bed bed = new Bed(terminal::say)) {
            AgNews agNews = news.isPresent() ? AgNews.train(bed, news.get()) : null;
            Folds folds = reviews.isPresent() ? folds(bed, ReviewFolds.read(reviews.get())) : null;
            terminal.blank();
            terminal.say(table(agNews, folds));
            Path json = options.json == null ? bed.report("text.json") : options.json;
            Report.write(json, new Figures(agNews, folds));
            terminal.say("figures: " + json);
        }
        return 0;
    }

    private Folds folds(Bed bed, ReviewFolds reviews) throws IOException, InterruptedException, TimeoutException {
        List<Double> accuracies = new ArrayList<>();
        long start = System.nanoTime();
        for (int fold = 0; fold < ReviewFolds.FOLDS; fold++) {
            double accuracy = fold(bed, reviews, fold);
            accuracies.add(accuracy);
            terminal.say("fold " + (fold + 1) + " of " + ReviewFolds.FOLDS + ": " + four(accuracy));
        }
        double mean =
                accuracies.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return new Folds(accuracies, mean, (System.nanoTime() - start) / 1e9);
    }

    private static double fold(Bed bed, ReviewFolds reviews, int fold)
            throws IOException, InterruptedException, TimeoutException {
        EngineClient tenant = bed.tenant();
        Path training = reviews.writeTraining(bed.folder().resolve("training.tar.gz"), fold);
        Path test = reviews.writeTest(bed.folder().resolve("test.tar.gz"), fold);
        Dataset rows = tenant.datasets().upload("reviews", new Upload(training, Upload.TAR_GZ));
        Dataset held = tenant.datasets().upload("reviews-test", new Upload(test, Upload.TAR_GZ));
        ModelVersion version =
                bed.train("reviews", "sentiment", rows.reference(), Map.of("testDataset", held.reference()));
        return version.metrics().getOrDefault("accuracy", Double.NaN);
    }

    private static TextTable table(@Nullable AgNews agNews, @Nullable Folds folds) {
        TextTable table = new TextTable("data", "accuracy", "wall time");
        if (agNews != null) {
            table.row("AG News, rows 5, 10, ...", four(agNews.accuracy()), seconds(agNews.seconds()));
        }
        if (folds != null) {
            table.row("review polarity, 10 folds", four(folds.mean()), seconds(folds.seconds()));
        }
        return table;
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }
}
