package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.Scale;

/** How far a window's values swing. */
public final class Window {
    private static final double FLOOR = 0.1;

    /**
     * The deviation of the window, kept away from nothing by a tenth of the column's.
     *
     * @param deviation of the column where it was learned; not known for a series met later, then 0
     */
    public static double scale(double[] values, int from, int to, double deviation) {
        double own = Scale.deviation(values, from, to);
        double floor = FLOOR * deviation;
        double scale = Math.sqrt(own * own + floor * floor);
        return scale > 0 ? scale : 1;
    }

    private Window() {}
}
