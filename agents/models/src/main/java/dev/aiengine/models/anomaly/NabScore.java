package dev.aiengine.models.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015), standard profile: an alarm inside a labelled
 * window earns up to 1, more the earlier it is; a window without one costs 1; an alarm outside costs up to 0.11, less
 * shortly after a window. The first 15% of a series that starts cold, 750 points at most, do not count. 0 is what no
 * alarm at all would get, 100 the best there is.
 */
final class NabScore {
    private static final double PROBATION = 0.15;
    private static final int LONGEST_PROBATION = 750;
    private static final double FALSE_ALARM = 0.11;

    /** The best threshold for all series together, and the score it gets. */
    record Best(double threshold, double score) {}

    /** A point that counts: what an alarm there is worth, and its window's number or -1. */
    private record Point(double score, double worth, int window) {}

    private final List<Point> points = new ArrayList<>();
    private int windows;

    /** Adds a series with its scores and labels; what comes before {@code from} does not count. */
    void add(double[] scores, boolean[] labels, int from) {
        int start = 0;
        int end = -1;
        int width = 0;
        boolean after = false;
        for (int i = 0; i < scores.length; i++) {
            if (labels[i] && i > end) {
                start = i;
                end = end(labels, i);
                width = end - start + 1;
                after = true;
                windows += end >= from ? 1 : 0;
            }
            boolean inside = i <= end && after;
            if (i < from) {
                continue;
            }
            double worth = inside
                    ? sigmoid(-(end - i + 1.0) / width) / sigmoid(-1)
                    : FALSE_ALARM * (after ? sigmoid((i - end) / Math.max(1.0, width - 1)) : -1);
            points.add(new Point(scores[i], worth, inside ? windows - 1 : -1));
        }
    }

    int windows() {
        return windows;
    }

    /** The score where every point from the threshold on is an alarm. */
    double at(double threshold) {
        double[] caught = caught();
        double sum = -windows;
        for (Point point : points) {
            sum += point.score >= threshold ? gain(point, caught) : 0;
        }
        return normalised(sum);
    }

    /** Tries every score as the threshold, as the benchmark does, but 0, at which all would be alarms. */
    Best best() {
        List<Point> falling = new ArrayList<>(points);
        falling.removeIf(point -> point.score < Double.MIN_NORMAL);
        falling.sort((a, b) -> Double.compare(b.score, a.score));
        double[] caught = caught();
        double sum = -windows;
        Best best = new Best(Math.nextUp(1.0), normalised(sum));
        for (int i = 0; i < falling.size(); i++) {
            sum += gain(falling.get(i), caught);
            boolean last = i + 1 == falling.size() || falling.get(i + 1).score < falling.get(i).score;
            if (last && normalised(sum) > best.score) {
                best = new Best(falling.get(i).score, normalised(sum));
            }
        }
        return best;
    }

    static int probation(int length) {
        return Math.min((int) (PROBATION * length), LONGEST_PROBATION);
    }

    private double[] caught() {
        double[] caught = new double[windows];
        Arrays.fill(caught, -1);
        return caught;
    }

    private static double gain(Point point, double[] caught) {
        if (point.window < 0) {
            return point.worth;
        }
        double gain = Math.max(0, point.worth - caught[point.window]);
        caught[point.window] += gain;
        return gain;
    }

    private double normalised(double sum) {
        return windows == 0 ? 0 : 100 * (sum + windows) / (2.0 * windows);
    }

    private static int end(boolean[] labels, int from) {
        int end = from;
        while (end + 1 < labels.length && labels[end + 1]) {
            end++;
        }
        return end;
    }

    /** Falls from nearly 1 at the start of a window over 0 at its end to -1. */
    private static double sigmoid(double position) {
        return position >= 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
