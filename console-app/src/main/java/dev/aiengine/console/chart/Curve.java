package dev.aiengine.console.chart;

/**
 * Points in the order of their x.
 *
 * @param x ascending; milliseconds since 1970 on an axis of time
 * @param y as many; NaN where there is a gap
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares curves, and boxes would cost what decimation saves
public record Curve(String name, double[] x, double[] y) {

    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    public int size() {
        return x.length;
    }
}
