package dev.aiengine.models.anomaly;

import dev.aiengine.models.evaluation.AreaUnderCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What alarms are worth where the windows of the anomalies are known. Precision is the share of alarms that lie in a
 * window, recall the share of windows with an alarm, {@code auc} how often a point in a window scores above one
 * outside.
 */
final class Alarms {
    private record Point(double score, boolean inside) {}

    private final NabScore nab = new NabScore();
    private final List<Point> points = new ArrayList<>();
    private final List<List<Double>> windows = new ArrayList<>();

    /** Adds a series; what comes before {@code from} does not count. */
    void add(double[] scores, boolean[] labels, int from) {
        nab.add(scores, labels, from);
        for (int i = from; i < scores.length; i++) {
            points.add(new Point(scores[i], labels[i]));
            if (labels[i] && (i == from || !labels[i - 1])) {
                windows.add(new ArrayList<>());
            }
            if (labels[i]) {
                windows.getLast().add(scores[i]);
            }
        }
    }

    boolean any() {
        return nab.windows() > 0;
    }

    /** The one threshold that is best for all series. */
    double bestThreshold() {
        return nab.best().threshold();
    }

    Map<String, Double> metrics(double threshold, double calibrated) {
        double inside = points.stream()
                .filter(point -> point.inside && point.score >= threshold)
                .count();
        double all = points.stream().filter(point -> point.score >= threshold).count();
        double caught = windows.stream()
                .filter(window -> window.stream().anyMatch(score -> score >= threshold))
                .count();
        double precision = all == 0 ? 0 : inside / all;
        double recall = windows.isEmpty() ? 0 : caught / windows.size();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("nabScore", nab.at(threshold));
        metrics.put("nabScoreCalibrated", nab.at(calibrated));
        metrics.put("precision", precision);
        metrics.put("recall", recall);
        metrics.put("f1", precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
        metrics.put("auc", auc());
        return metrics;
    }

    private double auc() {
        boolean[] inside = new boolean[points.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = points.get(i).inside;
        }
        double area = AreaUnderCurve.of(
                inside, points.stream().mapToDouble(Point::score).toArray());
        // Without a point of either kind nothing can be told apart
        return Double.isNaN(area) ? 0.5 : area;
    }
}
