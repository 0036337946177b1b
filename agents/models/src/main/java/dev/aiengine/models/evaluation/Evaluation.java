package dev.aiengine.models.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What predicted probabilities are worth on rows whose labels are known.
 *
 * @param confusion rows by true label, columns by predicted label
 * @param labels one line per label, in the order of the labels
 */
public record Evaluation(
        double accuracy,
        double macroF1,
        double logLoss,
        double calibrationError,
        List<OfLabel> labels,
        List<List<Integer>> confusion) {
    public static final String FILE = "evaluation.json";

    private static final int BINS = 15;
    private static final double LEAST_PROBABILITY = 1e-12;

    /** Precision, recall and F1 are 0 where nothing was predicted, or nothing was there. */
    public record OfLabel(String label, int rows, double precision, double recall, double f1) {}

    /**
     * Compares predictions with the truth.
     *
     * @param truth one label number per row
     * @param probabilities one distribution over the labels per row
     */
    public static Evaluation of(List<String> names, int[] truth, float[][] probabilities) {
        int[][] confusion = new int[names.size()][names.size()];
        double loss = 0;
        for (int row = 0; row < truth.length; row++) {
            confusion[truth[row]][best(probabilities[row])]++;
            loss -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[row][truth[row]]));
        }
        List<OfLabel> labels = new ArrayList<>();
        int correct = 0;
        double f1 = 0;
        int seen = 0;
        for (int k = 0; k < names.size(); k++) {
            OfLabel label = ofLabel(names.get(k), confusion, k);
            labels.add(label);
            correct += confusion[k][k];
            f1 += label.f1;
            // A label that is neither there nor predicted says nothing about the model
            seen += label.rows > 0 || column(confusion, k) > 0 ? 1 : 0;
        }
        int rows = Math.max(1, truth.length);
        return new Evaluation(
                (double) correct / rows,
                f1 / Math.max(1, seen),
                loss / rows,
                calibrationError(truth, probabilities),
                labels,
                Arrays.stream(confusion)
                        .map(line -> Arrays.stream(line).boxed().toList())
                        .toList());
    }

    /** The figures that go into a version's metrics. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("macroF1", macroF1);
        metrics.put("logLoss", logLoss);
        metrics.put("calibrationError", calibrationError);
        return metrics;
    }

    public static int best(float[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    private static OfLabel ofLabel(String name, int[][] confusion, int k) {
        int rows = 0;
        for (int count : confusion[k]) {
            rows += count;
        }
        int predicted = column(confusion, k);
        double hit = confusion[k][k];
        return new OfLabel(
                name, rows, ratio(hit, predicted), ratio(hit, rows), ratio(2 * hit, (double) predicted + rows));
    }

    private static int column(int[][] confusion, int k) {
        int sum = 0;
        for (int[] line : confusion) {
            sum += line[k];
        }
        return sum;
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /**
     * Expected calibration error over {@value #BINS} bins of equal width (Guo et al. 2017, "On Calibration of Modern
     * Neural Networks"): how far confidence and accuracy lie apart.
     */
    private static double calibrationError(int[] truth, float[][] probabilities) {
        double[] gap = new double[BINS];
        for (int row = 0; row < truth.length; row++) {
            int best = best(probabilities[row]);
            double confidence = probabilities[row][best];
            gap[Math.min(BINS - 1, (int) (confidence * BINS))] += confidence - (best == truth[row] ? 1 : 0);
        }
        double error = 0;
        for (double bin : gap) {
            error += Math.abs(bin);
        }
        return error / Math.max(1, truth.length);
    }
}
