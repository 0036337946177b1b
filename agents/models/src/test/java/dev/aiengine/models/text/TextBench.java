package dev.aiengine.models.text;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Measures the linear method on public data: {@code TextBench [ag|polarity|fold9]}. */
public final class TextBench {

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createTempDirectory("text-bench");
        String what = arguments.length == 0 ? "all" : arguments[0];
        if (what.equals("all") || what.equals("ag")) {
            agNews(work);
        }
        if (!what.equals("ag")) {
            polarity(work, what.equals("fold9") ? List.of(9) : IntStream.range(0, 10).boxed().toList());
        }
    }

    private static void agNews(Path work) throws IOException {
        Table table = Tables.ofCsv(work.resolve("ag.parquet"), PublicData.file("ag_news_test.csv"));
        Map<String, Object> params = params();
        params.put("textColumn", List.of("column1", "column2"));
        params.put("labelColumn", "column0");
        params.put("testEvery", 5);
        Path output = measure("ag_news", "text-classification", params, table, null, work.resolve("ag"));
        speed(output, "Oil prices fall as Iraqi exports resume and OPEC signals higher output next month");
    }

    private static void polarity(Path work, List<Integer> folds) throws IOException {
        List<PublicData.Review> reviews = PublicData.reviews();
        for (int fold : folds) {
            List<Tables.Row> train = new ArrayList<>();
            List<Tables.Row> test = new ArrayList<>();
            for (PublicData.Review review : reviews) {
                (review.number() / 100 == fold ? test : train).add(new Tables.Row(review.text(), review.label()));
            }
            Table trainTable = Tables.of(work.resolve("train" + fold + ".parquet"), train);
            Table testTable = Tables.of(work.resolve("test" + fold + ".parquet"), test);
            Path folder = work.resolve("polarity" + fold);
            Path output = measure("polarity fold " + fold, "sentiment", params(), trainTable, testTable, folder);
            if (fold == 9) {
                speed(output, "a wonderful film , not a minute too long");
            }
        }
    }

    static Map<String, Object> params() {
        Map<String, Object> params = new TreeMap<>();
        params.put("method", "linear");
        params.put("textColumn", "text");
        params.put("labelColumn", "label");
        params.put("testFraction", 0.2);
        params.put("seed", 42);
        return params;
    }

    private static Path measure(
            String name, String task, Map<String, Object> params, Table train, @Nullable Table test, Path folder)
            throws IOException {
        Path output = Files.createDirectories(folder.resolve("package"));
        long start = System.nanoTime();
        TrainingListener listener = new TrainingListener() {
            private @Nullable Double loss;

            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                Double now = metrics.get("validationLogLoss");
                if (now != null && !now.equals(loss)) {
                    loss = now;
                    System.out.printf("  %.1f s, epoch %d: %s%n", since(start), progress.epoch(), metrics);
                }
            }

            @Override
            public void checkpointed() {}
        };
        ModelManifest manifest = new TextFamily()
                .train(new TrainingRun(
                        task, new Parameters(params), train, test, output, folder.resolve("checkpoint"), listener, 2));
        double seconds = since(start);
        long bytes;
        try (Stream<Path> files = Files.list(output)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        System.out.printf("%s: %.1f s, %d bytes, %s%n  %s%n", name, seconds, bytes, manifest.metrics(), manifest.params());
        return output;
    }

    private static void speed(Path output, String text) throws IOException {
        long start = System.nanoTime();
        Predictor predictor = new TextFamily().load(ModelPackage.open(output));
        System.out.printf("  loaded in %.0f ms%n", (System.nanoTime() - start) / 1e6);
        List<JsonNode> input = List.of(JsonNodeFactory.instance.stringNode(text));
        int rounds = 200_000;
        double best = Double.POSITIVE_INFINITY;
        for (int warm = 0; warm < 4; warm++) {
            start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                predictor.predict(input);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / rounds);
        }
        System.out.printf("  %.2f µs per prediction of %d characters: %s%n", best, text.length(), predictor.predict(input));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private TextBench() {}
}
