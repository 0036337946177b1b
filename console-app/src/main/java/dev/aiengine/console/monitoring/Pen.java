package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.Curve;
import dev.aiengine.contract.metrics.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes curves of points: where nothing was measured there is a gap.
 *
 * @param curves takes what is made
 * @param colour of the first of them
 * @param before whether they are of the time before
 * @param step seconds from point to point
 * @param end of the time that was asked for, epoch seconds
 * @param shift seconds by which they are drawn later than they were
 */
record Pen(List<Curve> curves, int colour, boolean before, double step, double end, double shift) {
    /** Agents tell with their heartbeats: what is younger may grow yet. */
    private static final double LAG = 4;

    private static final double SHORT = 60;
    private static final int MOST_STEPS = 2_000;

    /** @param place of the curve among those of the same line */
    void draw(String name, int place, List<Point> points) {
        draw(name, place, points, step * 1.5);
    }

    /** Joins points that are far apart, because they are rare. */
    void sparse(String name, List<Point> points, double apart) {
        draw(name, 0, points, Math.max(apart, step * 5));
    }

    /** What happened per second: where nothing did it is 0, and a step that is not over yet does not count. */
    void rate(String name, List<Point> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Map<Double, Double> all = new TreeMap<>();
        double first = counts.getFirst().t();
        if ((end - first) / step <= MOST_STEPS) {
            for (double t = first; t < end; t += step) {
                all.put(t, 0.0);
            }
        }
        counts.forEach(point -> all.merge(point.t(), point.v(), Double::sum));
        List<Point> rates = new ArrayList<>();
        all.forEach((t, count) -> {
            double elapsed = Math.min(step, end - t);
            boolean over = t + step + LAG <= end;
            if (over || (step > SHORT && elapsed >= step / 2)) {
                rates.add(new Point(t, count / elapsed));
            }
        });
        draw(name, 0, rates, step * 1.5);
    }

    private void draw(String name, int place, List<Point> points, double gap) {
        if (points.isEmpty()) {
            return;
        }
        double[] x = new double[2 * points.size()];
        double[] y = new double[x.length];
        int size = 0;
        for (int point = 0; point < points.size(); point++) {
            double t = points.get(point).t();
            double next = point + 1 < points.size() ? points.get(point + 1).t() : end;
            x[size] = (t + shift) * 1000;
            y[size++] = points.get(point).v();
            if (next - t > gap + (point + 1 < points.size() ? 0 : step)) {
                x[size] = (t + step + shift) * 1000;
                y[size++] = Double.NaN;
            }
        }
        curves.add(new Curve(
                before ? name + " before" : name,
                java.util.Arrays.copyOf(x, size),
                java.util.Arrays.copyOf(y, size),
                colour + place,
                before));
    }
}
