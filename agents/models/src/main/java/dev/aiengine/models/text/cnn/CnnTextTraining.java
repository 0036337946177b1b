package dev.aiengine.models.text.cnn;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.onnx.Parity;
import dev.aiengine.models.text.HeldOut;
import dev.aiengine.models.text.TextPackage;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the convolutional network: fits it to most of the training rows, stops and calibrates by the rest, exports it,
 * checks the export against it, and measures the export on the held-out rows.
 */
public final class CnnTextTraining {
    public static final String FRAMEWORK = "onnx";

    private static final int COMPARED = 64;
    private static final double TOLERANCE = 1e-4;

    private final TrainingRun run;
    private final HeldOut data;
    private final List<Integer> labels;
    private final Portions portions;

    public CnnTextTraining(TrainingRun run, HeldOut data) {
        this.run = run;
        this.data = data;
        this.labels = Arrays.stream(data.numbers(data.train())).boxed().toList();
        this.portions = Portions.of(labels, run.params().integer("seed"));
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        List<String> texts = at(data.train().texts(), portions.fit());
        Recipe recipe = Recipe.of(run.params(), texts.size());
        Vocabulary vocabulary = Vocabulary.of(texts, recipe.minCount(), recipe.mostWords());
        Architecture architecture =
                recipe.architecture(vocabulary.size(), data.labels().size());
        Encoded fit = encoded(portions.fit(), vocabulary, recipe);
        Encoded validation = encoded(portions.validation(), vocabulary, recipe);
        try (Training training = new Training(recipe, architecture, fit, validation, run.listener())) {
            Weights weights = training.fit(run.checkpoint());
            double temperature = Temperature.best(training.scores(weights, validation.texts()), validation.labels());
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
        return TextPackage.write(run, data, FRAMEWORK, chosen(trained), probabilities, unknown);
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
