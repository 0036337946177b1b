package dev.aiengine.models.text;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.PublicData;
import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Training orders for tests: the defaults of the task, and a listener that hears nothing. */
public final class Trainings {
    public static final TrainingListener QUIET = new TrainingListener() {
        @Override
        public void progress(Progress progress, Map<String, Double> metrics) {}

        @Override
        public void checkpointed() {}
    };

    public static Map<String, Object> defaults() {
        Map<String, Object> params = new TreeMap<>();
        params.put("method", "linear");
        params.put("textColumn", "text");
        params.put("labelColumn", "label");
        params.put("testFraction", 0.2);
        params.put("seed", 42);
        return params;
    }

    /** A run that writes below the folder. */
    public static TrainingRun run(
            String task,
            Map<String, Object> params,
            Table train,
            @Nullable Table test,
            Path folder,
            TrainingListener listener)
            throws IOException {
        Path output = Files.createDirectories(folder.resolve("package"));
        return new TrainingRun(
                task, new Parameters(params), train, test, null, output, folder.resolve("checkpoint"), listener, 1);
    }

    public static TrainingRun run(Table train, Path folder) throws IOException {
        return run("text-classification", defaults(), train, null, folder, QUIET);
    }

    public static Predictor load(TrainingRun run) throws IOException {
        return new TextFamily().load(ModelPackage.open(run.output()));
    }

    public static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** AG News with every fifth row held out. */
    public static TrainingRun agNews(Path folder, TrainingListener listener) throws IOException {
        Map<String, Object> params = defaults();
        params.put("textColumn", List.of("column1", "column2"));
        params.put("labelColumn", "column0");
        params.put("testEvery", 5);
        Table table = Tables.ofCsv(folder.resolve("news.parquet"), PublicData.file("ag_news_test.csv"));
        return run("text-classification", params, table, null, folder, listener);
    }

    /** Film reviews, tested on the hundred of each label whose numbers begin with the fold. */
    public static TrainingRun reviews(int fold, Path folder, TrainingListener listener) throws IOException {
        List<Tables.Row> train = new ArrayList<>();
        List<Tables.Row> test = new ArrayList<>();
        for (PublicData.Review review : PublicData.reviews()) {
            (review.number() / 100 == fold ? test : train).add(new Tables.Row(review.text(), review.label()));
        }
        Files.createDirectories(folder);
        return run(
                "sentiment",
                defaults(),
                Tables.of(folder.resolve("train.parquet"), train),
                Tables.of(folder.resolve("test.parquet"), test),
                folder,
                listener);
    }

    private Trainings() {}
}
