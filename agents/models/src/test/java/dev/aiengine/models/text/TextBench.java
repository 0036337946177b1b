package dev.aiengine.models.text;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Measures the linear method on public data: quality, training time, package size, time per prediction. */
public final class TextBench {

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createTempDirectory("text-bench");
        TrainingRun news = Trainings.agNews(work, Trainings.QUIET);
        measure("news", news);
        speed(news, "Oil prices fall as Iraqi exports resume and OPEC signals higher output next month");
        double sum = 0;
        for (int fold = 0; fold < 10; fold++) {
            TrainingRun reviews = Trainings.reviews(fold, work.resolve("fold" + fold), Trainings.QUIET);
            sum += measure("reviews, fold " + fold, reviews);
            if (fold == 9) {
                speed(reviews, "a wonderful film , not a minute too long");
            }
        }
        System.out.printf("reviews, mean of 10 folds: %.4f%n", sum / 10);
    }

    private static double measure(String name, TrainingRun run) throws IOException {
        long start = System.nanoTime();
        ModelManifest manifest = new TextFamily().train(run);
        double seconds = (System.nanoTime() - start) / 1e9;
        long bytes;
        try (Stream<Path> files = Files.list(run.output())) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        System.out.printf("%s: %.1f s, %d bytes, %s%n", name, seconds, bytes, manifest.metrics());
        System.out.printf("  %s%n", manifest.params());
        return manifest.metrics().getOrDefault("accuracy", 0.0);
    }

    private static void speed(TrainingRun run, String text) throws IOException {
        long start = System.nanoTime();
        Predictor predictor = Trainings.load(run);
        System.out.printf("  loaded in %.0f ms%n", (System.nanoTime() - start) / 1e6);
        List<JsonNode> input = List.of(Trainings.text(text));
        int rounds = 200_000;
        double best = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < 4; repeat++) {
            start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                predictor.predict(input);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / rounds);
        }
        System.out.printf("  %.2f µs for %d characters: %s%n", best, text.length(), predictor.predict(input));
    }

    private TextBench() {}
}
