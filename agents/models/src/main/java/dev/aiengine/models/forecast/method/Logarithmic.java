package dev.aiengine.models.forecast.method;

/**
 * A method on the logarithms, for what grows and swings in proportion; on the values themselves where not all are
 * positive.
 */
record Logarithmic(Method method) implements Method {
    /** Beyond this the exponential of an extrapolated trend says nothing. */
    private static final double MOST_GROWTH = 3;

    @Override
    public double[] forecast(double[] history, int horizon) {
        double[] logarithms = new double[history.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < history.length; i++) {
            if (history[i] <= 0) {
                return method.forecast(history, horizon);
            }
            logarithms[i] = Math.log(history[i]);
            highest = Math.max(highest, logarithms[i]);
        }
        double[] forecast = method.forecast(logarithms, horizon);
        for (int step = 0; step < horizon; step++) {
            forecast[step] = Math.exp(Math.min(forecast[step], highest + MOST_GROWTH));
        }
        return forecast;
    }
}
