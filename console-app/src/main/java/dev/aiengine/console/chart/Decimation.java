package dev.aiengine.console.chart;

import java.util.Arrays;

/**
 * Leaves of a curve what can be seen at a width: in each column of pixels its lowest and its highest point, in their
 * order, so that no peak is lost. The first and the last of a column as well (Jugel et al., "M4", 2014) would move
 * lines by less than a pixel, for twice the points.
 */
final class Decimation {

    /** Of the points between two x, with one more on either side, at most two for each of the columns. */
    static Curve between(Curve curve, double from, double to, int columns) {
        int first = Math.max(0, at(curve.x(), from) - 1);
        int end = Math.min(curve.size(), at(curve.x(), Math.nextUp(to)) + 1);
        if (end - first <= 2 * columns) {
            return curve.through(Arrays.copyOfRange(curve.x(), first, end), Arrays.copyOfRange(curve.y(), first, end));
        }
        int[] kept = new int[2 * (columns + 3)];
        int size = 0;
        // The first and the last of all stay, so that lines reach the edges
        kept[size++] = first;
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
            size = keep(kept, size, Math.min(lowest, highest));
            size = keep(kept, size, Math.max(lowest, highest));
        }
        size = keep(kept, size, end - 1);
        int[] places = Arrays.copyOf(kept, size);
        return curve.through(
                Arrays.stream(places).mapToDouble(place -> curve.x()[place]).toArray(),
                Arrays.stream(places).mapToDouble(place -> curve.y()[place]).toArray());
    }

    private static int keep(int[] kept, int size, int place) {
        if (place == kept[size - 1] || size == kept.length) {
            return size;
        }
        kept[size] = place;
        return size + 1;
    }

    /** The first place whose x is not below. */
    static int at(double[] x, double value) {
        int place = Arrays.binarySearch(x, value);
        return place < 0 ? -place - 1 : place;
    }

    private Decimation() {}
}
