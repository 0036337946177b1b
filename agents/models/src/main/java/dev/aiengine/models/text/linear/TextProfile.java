package dev.aiengine.models.text.linear;

import dev.aiengine.contract.Json;
import dev.aiengine.models.text.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the model's inputs and answers looked like on the held-out rows, for comparison with what it meets later.
 *
 * @param rows how many texts it was taken from
 * @param labels share of each predicted label
 * @param textLength characters per text
 * @param unknownWords share of a text's words that the model does not know
 * @param score of the predicted label
 */
record TextProfile(
        int rows, Map<String, Double> labels, Histogram textLength, Histogram unknownWords, Histogram score) {
    static final String FILE = "profile.json";

    private static final double[] LENGTHS = {16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192};
    private static final double[] TENTHS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    /** Shares are one more than edges: below the first edge, from each edge to the next, from the last on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Histogram(double[] edges, double[] shares, double mean) {}

    static TextProfile of(List<String> names, List<String> texts, Scorer scorer) {
        double[] predicted = new double[names.size()];
        Tally lengths = new Tally(LENGTHS);
        Tally unknown = new Tally(TENTHS);
        Tally scores = new Tally(TENTHS);
        for (String text : texts) {
            float[] probabilities = scorer.probabilities(text);
            int best = Evaluation.best(probabilities);
            predicted[best]++;
            lengths.add(text.length());
            unknown.add(scorer.unknownShare());
            scores.add(probabilities[best]);
        }
        Map<String, Double> labels = new LinkedHashMap<>();
        for (int k = 0; k < predicted.length; k++) {
            labels.put(names.get(k), predicted[k] / Math.max(1, texts.size()));
        }
        return new TextProfile(texts.size(), labels, lengths.done(), unknown.done(), scores.done());
    }

    void write(Path directory) throws IOException {
        Files.write(directory.resolve(FILE), Json.MAPPER.writeValueAsBytes(this));
    }

    private static final class Tally {
        private final double[] edges;
        private final double[] counts;
        private double sum;
        private int count;

        Tally(double[] edges) {
            this.edges = edges;
            this.counts = new double[edges.length + 1];
        }

        void add(double value) {
            int bin = 0;
            while (bin < edges.length && value >= edges[bin]) {
                bin++;
            }
            counts[bin]++;
            sum += value;
            count++;
        }

        Histogram done() {
            double[] shares = counts.clone();
            for (int bin = 0; bin < shares.length; bin++) {
                shares[bin] /= Math.max(1, count);
            }
            return new Histogram(edges, shares, sum / Math.max(1, count));
        }
    }
}
