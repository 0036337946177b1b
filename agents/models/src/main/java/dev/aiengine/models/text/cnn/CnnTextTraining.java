package dev.aiengine.models.text.cnn;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.network.Portions;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.Parity;
import dev.aiengine.models.text.HeldOut;
import dev.aiengine.models.text.TextFrameworks;
import dev.aiengine.models.text.TextPackage;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains the convolutional network: fits it to most of the training rows, stops and calibrates by the rest, exports it,
 * checks the export against it, and measures the export on the held-out rows.
 */
public final class CnnTextTraining {
    private static final int COMPARED = 64;
    private static final double TOLERANCE = 1e-4;
    /** With a base, so many validation rows count as much as its own calibration. */
    private static final double ROWS_OF_THE_BASE = 20;

    private final TrainingRun run;
    private final @Nullable CnnBase base;
    private final HeldOut data;
    private final List<Integer> labels;
    private final Portions portions;

    public CnnTextTraining(TrainingRun run, HeldOut data) throws IOException {
        this.run = run;
        this.base = run.base() == null ? null : CnnBase.of(run.base());
        this.data = data;
        this.labels = Arrays.stream(data.numbers(data.train())).boxed().toList();
        this.portions = Portions.of(labels, run.params().integer("seed"));
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        List<String> texts = at(data.train().texts(), portions.fit());
        Recipe usual = Recipe.of(run.params(), texts.size());
        Recipe recipe = base == null ? usual : usual.from(base);
        Vocabulary vocabulary = base == null
                ? Vocabulary.of(texts, recipe.minCount(), recipe.mostWords())
                : base.vocabulary().extended(texts, recipe.minCount(), recipe.mostWords());
        Architecture architecture =
                recipe.architecture(vocabulary.size(), data.labels().size());
        Beginning beginning = base == null
                ? Beginning.random(architecture, recipe.seed())
                : new Beginning(base.widened(architecture, data.labels(), recipe.seed()), true);
        Encoded fit = encoded(portions.fit(), vocabulary, recipe);
        Encoded validation = encoded(portions.validation(), vocabulary, recipe);
        try (Training training = new Training(recipe, architecture, beginning, fit, validation, run.listener())) {
            Weights weights = training.fit(run.checkpoint());
            double temperature = temperature(training.scores(weights, validation.texts()), validation.labels());
            Trained trained = new Trained(recipe, architecture, vocabulary, weights, temperature);
            vocabulary.write(run.output());
            OnnxExport.write(architecture, weights, temperature, run.output().resolve(CnnFiles.MODEL));
            try (ServedNetwork served = ServedNetwork.open(
                    run.output(), trained.reading(), data.labels().size())) {
                compare(training, trained, served);
                return measure(trained, served);
            }
        }
    }

    private double temperature(float[][] scores, List<Integer> truth) {
        double best = Temperature.best(scores, truth);
        // The base's scores are calibrated, and few rows say little of how sure to be
        return base == null ? best : Math.pow(best, truth.size() / (truth.size() + ROWS_OF_THE_BASE));
    }

    private void compare(Training training, Trained trained, ServedNetwork served) {
        List<String> sample = data.test().texts().stream().limit(COMPARED).toList();
        List<int[]> encoded = sample.stream()
                .map(text -> trained.vocabulary().encode(text, trained.recipe().longest()))
                .toList();
        float[][] expected = training.scores(trained.weights(), encoded);
        for (float[] row : expected) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (row[i] / trained.temperature());
            }
        }
        Parity.require(expected, served.logits(sample), TOLERANCE);
    }

    private ModelManifest measure(Trained trained, ServedNetwork served) throws IOException {
        List<String> texts = data.test().texts();
        float[][] probabilities = served.scores(texts);
        double[] unknown = texts.stream()
                .mapToDouble(text ->
                        trained.vocabulary().unknownShare(text, trained.recipe().longest()))
                .toArray();
        return TextPackage.write(run, data, TextFrameworks.CNN, chosen(trained), Map.of(), probabilities, unknown);
    }

    private Map<String, Object> chosen(Trained trained) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("epochs", trained.recipe().epochs());
        params.put("batchSize", trained.recipe().batchSize());
        params.put("words", trained.architecture().words());
        params.put("dimensions", trained.architecture().dimensions());
        params.put("filters", trained.architecture().filters());
        params.put("widths", trained.architecture().widths());
        trained.reading().addTo(params);
        params.put("temperature", trained.temperature());
        params.put("trainingRows", portions.fit().size());
        params.put("validationRows", portions.validation().size());
        return params;
    }

    private Encoded encoded(List<Integer> rows, Vocabulary vocabulary, Recipe recipe) {
        return Encoded.of(vocabulary, at(data.train().texts(), rows), at(labels, rows), recipe.longest());
    }

    private static <T> List<T> at(List<T> items, List<Integer> positions) {
        return positions.stream().map(items::get).toList();
    }
}
