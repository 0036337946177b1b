package dev.aiengine.models.forecast.method;

/**
 * What was there a season ago, moved by the drift from season to season.
 *
 * @param drifting whether to move it
 */
record SeasonalNaive(int season, boolean drifting) implements Method {

    @Override
    public double[] forecast(double[] history, int horizon) {
        int length = history.length;
        int lag = Math.min(season, length);
        double drift = drifting && length > lag ? (mean(history, lag, length) - mean(history, 0, length - lag)) : 0;
        double[] forecast = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            forecast[step] = history[length - lag + step % lag] + drift * (step / lag + 1);
        }
        return forecast;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
