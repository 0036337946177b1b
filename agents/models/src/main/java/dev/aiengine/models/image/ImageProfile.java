package dev.aiengine.models.image;

import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.evaluation.Profile.Histogram;
import java.util.ArrayList;
import java.util.List;

/** The profile of an image model. */
final class ImageProfile {
    private static final double[] SIDES = {32, 64, 128, 256, 512, 1024, 2048, 4096};
    private static final double[] TENTHS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double[] CONTRASTS = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4};

    /**
     * Counts what a model said of the held-out images, and what they look like: mean and deviation of their grey, from
     * 0 to 1.
     *
     * @param probabilities one distribution over the labels per image
     */
    static Profile.Builder of(
            List<String> names, List<Pixels> images, List<Images.Size> sizes, float[][] probabilities) {
        List<String> predicted = new ArrayList<>();
        double[] scores = new double[probabilities.length];
        double[] brightness = new double[probabilities.length];
        double[] contrast = new double[probabilities.length];
        for (int row = 0; row < probabilities.length; row++) {
            int best = Evaluation.best(probabilities[row]);
            predicted.add(names.get(best));
            scores[row] = probabilities[row][best];
            double sum = 0;
            double squares = 0;
            byte[] values = images.get(row).values();
            for (int i = 0; i < values.length; i += Pixels.CHANNELS) {
                double grey =
                        (0.299 * (values[i] & 0xFF) + 0.587 * (values[i + 1] & 0xFF) + 0.114 * (values[i + 2] & 0xFF))
                                / 255;
                sum += grey;
                squares += grey * grey;
            }
            int pixels = values.length / Pixels.CHANNELS;
            brightness[row] = sum / pixels;
            contrast[row] = Math.sqrt(Math.max(0, squares / pixels - brightness[row] * brightness[row]));
        }
        return new Profile.Builder(images.size())
                .category("label", predicted)
                .number("brightness", Histogram.of(brightness, TENTHS))
                .number("contrast", Histogram.of(contrast, CONTRASTS))
                .number(
                        "width",
                        Histogram.of(
                                sizes.stream().mapToDouble(Images.Size::width).toArray(), SIDES))
                .number(
                        "height",
                        Histogram.of(
                                sizes.stream().mapToDouble(Images.Size::height).toArray(), SIDES))
                .number("score", Histogram.of(scores, TENTHS));
    }

    private ImageProfile() {}
}
