package dev.aiengine.models.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What predicted numbers are worth on rows whose numbers are known.
 *
 * @param rmse root of the mean squared error
 * @param mae mean absolute error
 * @param r2 share of the variance that is explained; 0 where there is no variance
 */
public record NumberEvaluation(int rows, double rmse, double mae, double r2) {
    public static final String FILE = Evaluation.FILE;

    public static NumberEvaluation of(double[] truth, double[] predicted) {
        double mean = 0;
        for (double value : truth) {
            mean += value / truth.length;
        }
        double squares = 0;
        double absolute = 0;
        double variance = 0;
        for (int row = 0; row < truth.length; row++) {
            double error = predicted[row] - truth[row];
            squares += error * error;
            absolute += Math.abs(error);
            variance += (truth[row] - mean) * (truth[row] - mean);
        }
        int rows = Math.max(1, truth.length);
        return new NumberEvaluation(
                truth.length, Math.sqrt(squares / rows), absolute / rows, variance == 0 ? 0 : 1 - squares / variance);
    }

    /** The figures that go into a version's metrics. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rmse", rmse);
        metrics.put("mae", mae);
        metrics.put("r2", r2);
        return metrics;
    }
}
