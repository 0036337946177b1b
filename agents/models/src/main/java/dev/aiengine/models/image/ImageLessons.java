package dev.aiengine.models.image;

import ai.djl.ndarray.NDArray;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Temperature;
import dev.aiengine.models.network.Batch;
import dev.aiengine.models.network.Lessons;
import dev.aiengine.models.network.TorchNetwork;
import dev.aiengine.models.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What an image network is taught: the label of each image, with the certainty smoothed. */
final class ImageLessons implements Lessons {
    private static final int SCORED_AT_ONCE = 64;

    private final Recipe recipe;
    private final LabelledImages fit;
    private final LabelledImages validation;
    private final int labels;
    private final TorchNetwork network;
    private final Augmentation augmentation;

    ImageLessons(Recipe recipe, LabelledImages fit, LabelledImages validation, int labels, TorchNetwork network) {
        this.recipe = recipe;
        this.fit = fit;
        this.validation = validation;
        this.labels = labels;
        this.network = network;
        this.augmentation = new Augmentation(recipe.flip());
    }

    @Override
    public int rows() {
        return fit.images().size();
    }

    @Override
    public Lesson lesson(int[] rows, double done, RandomGenerator random) {
        int size = recipe.imageSize();
        int image = Pixels.CHANNELS * size * size;
        float[] values = new float[rows.length * image];
        float[] expected = new float[rows.length * labels];
        Arrays.fill(expected, (float) (recipe.smoothing() / labels));
        for (int i = 0; i < rows.length; i++) {
            augmentation.write(fit.images().get(rows[i]), random, values, i * image);
            expected[i * labels + fit.labels().get(rows[i])] += (float) (1 - recipe.smoothing());
        }
        return new Lesson(new Batch(values, rows.length, size, size), (outputs, staging, manager) -> {
            NDArray logarithms = outputs.get(ResidualNetwork.LOGITS).logSoftmax(1);
            NDArray truth = staging.lend(manager, "loss.labels", expected, rows.length, labels);
            return logarithms.mul(truth).sum().mul(manager.create(-1.0f / rows.length));
        });
    }

    @Override
    public Map<String, Double> validate(Weights weights) {
        float[][] scores = scores(weights, validation.images());
        long right = IntStream.range(0, scores.length)
                .filter(row ->
                        Evaluation.best(scores[row]) == validation.labels().get(row))
                .count();
        return Map.of(
                VALIDATION_LOSS,
                Temperature.loss(scores, validation.labels(), 1),
                "validationAccuracy",
                (double) right / scores.length);
    }

    /** One row of scores per image, before softmax. */
    float[][] scores(Weights weights, List<Pixels> images) {
        float[][] scores = new float[images.size()][];
        for (int from = 0; from < images.size(); from += SCORED_AT_ONCE) {
            List<Pixels> some = images.subList(from, Math.min(from + SCORED_AT_ONCE, images.size()));
            float[] flat = network.outputs(weights, Squares.batch(some, recipe.imageSize()))
                    .get(ResidualNetwork.LOGITS);
            for (int i = 0; i < some.size(); i++) {
                scores[from + i] = Arrays.copyOfRange(flat, i * labels, (i + 1) * labels);
            }
        }
        return scores;
    }
}
