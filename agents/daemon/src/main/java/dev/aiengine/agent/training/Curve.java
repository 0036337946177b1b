package dev.aiengine.agent.training;

import dev.aiengine.contract.agent.CurvePoint;
import dev.aiengine.contract.training.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The points of a training that the control plane has not answered for; some hundreds for a whole training. */
final class Curve {
    /** Epochs shorter than this share of the training are not told one by one. */
    private static final double FINEST = 1.0 / 500;

    private final List<CurvePoint> untold = new ArrayList<>();
    private double last = Double.NEGATIVE_INFINITY;
    private int numbers;

    synchronized void add(Progress progress, Map<String, Double> metrics) {
        // Allowing for rounding: 500 epochs of the same length are all told
        boolean far = progress.fraction() - last >= FINEST * 0.999 || (progress.fraction() >= 1 && last < 1);
        if (far && !metrics.isEmpty()) {
            last = progress.fraction();
            untold.add(new CurvePoint(numbers++, progress, metrics));
        }
    }

    synchronized List<CurvePoint> untold() {
        return List.copyOf(untold);
    }

    synchronized void told(List<CurvePoint> points) {
        untold.removeAll(points);
    }
}
