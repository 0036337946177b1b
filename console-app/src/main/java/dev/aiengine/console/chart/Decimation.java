package dev.aiengine.console.chart;

import java.util.Arrays;

/**
 * Leaves of a curve what can be seen at a width: in each column of pixels its first, lowest, highest and last point, so
 * that no peak is lost (min/max decimation, after Jugel et al., "M4", 2014).
 */
final class Decimation {

    /** Of the points between two x, with one more on either side, at most four for each of the columns. */
    static Curve between(Curve curve, double from, double to, int columns) {
        int first = Math.max(0, at(curve.x(), from) - 1);
        int end = Math.min(curve.size(), at(curve.x(), Math.nextUp(to)) + 1);
        if (end - first <= 4 * columns) {
            return curve.through(Arrays.copyOfRange(curve.x(), first, end), Arrays.copyOfRange(curve.y(), first, end));
        }
        double[] x = new double[4 * (columns + 2)];
        double[] y = new double[x.length];
        int kept = 0;
        double width = (to - from) / columns;
        int point = first;
        while (point < end) {
            double edge = from + Math.max(0, Math.floor((curve.x()[point] - from) / width) + 1) * width;
            int start = point;
            int lowest = point;
            int highest = point;
            while (point < end && (point == start || curve.x()[point] < edge)) {
                if (curve.y()[point] < curve.y()[lowest] || Double.isNaN(curve.y()[lowest])) {
                    lowest = point;
                }
                if (curve.y()[point] > curve.y()[highest] || Double.isNaN(curve.y()[highest])) {
                    highest = point;
                }
                point++;
            }
            int[] marks = {start, Math.min(lowest, highest), Math.max(lowest, highest), point - 1};
            for (int mark = 0; mark < marks.length && kept < x.length; mark++) {
                if (mark == 0 || marks[mark] > marks[mark - 1]) {
                    x[kept] = curve.x()[marks[mark]];
                    y[kept++] = curve.y()[marks[mark]];
                }
            }
        }
        return curve.through(Arrays.copyOf(x, kept), Arrays.copyOf(y, kept));
    }

    /** The first place whose x is not below. */
    static int at(double[] x, double value) {
        int place = Arrays.binarySearch(x, value);
        return place < 0 ? -place - 1 : place;
    }

    private Decimation() {}
}
