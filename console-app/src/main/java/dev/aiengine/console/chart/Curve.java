package dev.aiengine.console.chart;

/**
 * Points in the order of their x.
 *
 * @param x ascending; milliseconds since 1970 on an axis of time
 * @param y as many; NaN where there is a gap
 * @param colour place in the palette, so that a thing has one colour in all charts; below 0 by the order of the curves
 * @param before whether it is of an earlier time: drawn dashed and faint
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares curves, and boxes would cost what decimation saves
public record Curve(String name, double[] x, double[] y, int colour, boolean before) {

    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    public Curve(String name, double[] x, double[] y) {
        this(name, x, y, -1, false);
    }

    public int size() {
        return x.length;
    }

    /** The same curve through these points. */
    Curve through(double[] otherX, double[] otherY) {
        return new Curve(name, otherX, otherY, colour, before);
    }

    int colour(int order) {
        return colour < 0 ? order : colour;
    }
}
