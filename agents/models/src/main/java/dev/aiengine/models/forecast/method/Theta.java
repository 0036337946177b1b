package dev.aiengine.models.forecast.method;

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000) in the form of Hyndman and Billah (2003): simple exponential
 * smoothing of the seasonally adjusted values with half the slope of their trend line.
 */
record Theta(int season) implements Method {
    private static final int CONSTANTS = 40;

    @Override
    public double[] forecast(double[] history, int horizon) {
        int length = history.length;
        boolean seasonal = Decomposition.possible(length, season);
        double[] pattern = seasonal ? Decomposition.pattern(history, season, false) : new double[1];
        double[] adjusted = new double[length];
        for (int i = 0; i < length; i++) {
            adjusted[i] = history[i] - pattern[i % pattern.length];
        }
        double slope = Line.through(adjusted)[1] / 2;
        double least = Double.POSITIVE_INFINITY;
        double constant = 1;
        double level = adjusted[length - 1];
        for (int i = 1; i <= CONSTANTS; i++) {
            double alpha = (double) i / CONSTANTS;
            double at = adjusted[0];
            double squares = 0;
            for (double value : adjusted) {
                double error = value - at;
                squares += error * error;
                at += alpha * error;
            }
            if (squares < least) {
                least = squares;
                constant = alpha;
                level = at;
            }
        }
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = level + slope * (step + 1 / constant) + pattern[(length + step) % pattern.length];
        }
        return forecast;
    }
}
