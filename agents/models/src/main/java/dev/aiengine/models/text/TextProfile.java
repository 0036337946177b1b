package dev.aiengine.models.text;

import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.evaluation.Profile.Histogram;
import java.util.ArrayList;
import java.util.List;

/** The profile of a text model. */
final class TextProfile {
    private static final double[] LENGTHS = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192};
    private static final double[] TENTHS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    /**
     * Counts what a model said of the held-out rows.
     *
     * @param probabilities one distribution over the labels per text
     * @param unknownWords one share per text
     */
    static Profile.Builder of(List<String> names, List<String> texts, float[][] probabilities, double[] unknownWords) {
        List<String> predicted = new ArrayList<>();
        double[] scores = new double[probabilities.length];
        for (int row = 0; row < probabilities.length; row++) {
            int best = Evaluation.best(probabilities[row]);
            predicted.add(names.get(best));
            scores[row] = probabilities[row][best];
        }
        double[] lengths = texts.stream().mapToDouble(String::length).toArray();
        return new Profile.Builder(texts.size())
                .category("label", predicted)
                .number("textLength", Histogram.of(lengths, LENGTHS))
                .number("unknownWords", Histogram.of(unknownWords, TENTHS))
                .number("score", Histogram.of(scores, TENTHS));
    }

    private TextProfile() {}
}
