package dev.aiengine.models.forecast.method;

/** A way to forecast one series from nothing but its past; fitted anew to each history. */
interface Method {

    /**
     * Goes on from a history.
     *
     * @param history without holes, one value at least
     * @return one value per step
     */
    double[] forecast(double[] history, int horizon);
}
