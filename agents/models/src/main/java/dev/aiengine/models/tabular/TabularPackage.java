package dev.aiengine.models.tabular;

import dev.aiengine.contract.Json;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.AreaUnderCurve;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.NumberEvaluation;
import dev.aiengine.models.evaluation.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tabular package holds: columns, boosters, figures on the held-out rows, profile, manifest. */
final class TabularPackage {
    private static final int MOST_IMPORTANT = 100;
    private static final double[] TENTHS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    /** Writes it into the run's output. */
    static ModelManifest write(
            TrainingRun run, TabularModel model, TabularRows rows, TestRows test, Map<String, Object> chosen)
            throws IOException {
        model.write(run.output());
        Profile.Builder profile = TabularProfile.of(rows, model.columns());
        Map<String, Double> metrics =
                model.objective().regression() ? numbers(run, model, test, profile) : labels(run, model, test, profile);
        profile.write(run.output());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(
                "featureImportance",
                model.columns()
                        .perColumn(model.boosters().importance(model.columns().width()), MOST_IMPORTANT));
        metadata.put("ignoredColumns", firstOf(model.columns().ignored()));
        ModelManifest manifest = ModelManifest.of(
                run,
                TabularModel.FRAMEWORK,
                TabularPredictor.INPUT,
                TabularPredictor.describe(!model.objective().regression()),
                model.labels(),
                chosen,
                metadata,
                metrics);
        manifest.write(run.output());
        return manifest;
    }

    private static Map<String, Double> labels(
            TrainingRun run, TabularModel model, TestRows test, Profile.Builder profile) throws IOException {
        float[][] probabilities = new float[test.size()][];
        List<String> predicted = new ArrayList<>();
        double[] scores = new double[test.size()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = model.probabilities(test.row(row));
            int best = Evaluation.best(probabilities[row]);
            predicted.add(model.labels().get(best));
            scores[row] = probabilities[row][best];
        }
        profile.category("label", predicted).number("score", Profile.Histogram.of(scores, TENTHS));
        Evaluation evaluation = Evaluation.of(model.labels(), test.labels(), probabilities);
        Files.write(run.output().resolve(Evaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        Map<String, Double> metrics = new LinkedHashMap<>(evaluation.metrics());
        double area = AreaUnderCurve.of(test.labels(), probabilities);
        if (!Double.isNaN(area)) {
            metrics.put("auc", area);
        }
        return metrics;
    }

    private static Map<String, Double> numbers(
            TrainingRun run, TabularModel model, TestRows test, Profile.Builder profile) throws IOException {
        double[] predicted = new double[test.size()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = model.value(test.row(row));
        }
        profile.number("value", predicted);
        NumberEvaluation evaluation = NumberEvaluation.of(test.numbers(), predicted);
        Files.write(run.output().resolve(NumberEvaluation.FILE), Json.MAPPER.writeValueAsBytes(evaluation));
        return evaluation.metrics();
    }

    private static Map<String, String> firstOf(Map<String, String> ignored) {
        Map<String, String> first = new LinkedHashMap<>();
        ignored.entrySet().stream().limit(MOST_IMPORTANT).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    private TabularPackage() {}
}
