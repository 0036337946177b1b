package dev.aiengine.models.forecast.network;

import java.util.Arrays;

/**
 * One linear layer from the steps seen to the steps forecast, and one from the calendar. The weights of each output add
 * up to 1 over the steps seen, so that a shift of the past shifts the forecast.
 *
 * @param parts weights per value column, or one for all columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LinearNetwork(int lookback, int horizon, Calendar calendar, Part[] parts) {

    /**
     * Weights.
     *
     * @param window weights by step seen, then by step forecast
     * @param calendar weights by feature of the calendar, then by step forecast
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Part(float[][] window, float[][] calendar) {}

    public Part part(int column) {
        return parts[parts.length == 1 ? 0 : column];
    }

    /**
     * Forecasts from the last steps of a history.
     *
     * @param end of the window in {@code history}; at least {@link #lookback()} values stand before it
     * @param features of the calendar at the first forecast step
     * @param scale of the window, see {@link Window}
     */
    public double[] forecast(int column, double[] history, int end, double[] features, double scale) {
        Part part = part(column);
        double last = history[end - 1];
        double[] forecast = new double[horizon];
        for (int i = 0; i < lookback; i++) {
            add(forecast, history[end - lookback + i] - last, part.window[i]);
        }
        for (int i = 0; i < features.length; i++) {
            add(forecast, features[i] * scale, part.calendar[i]);
        }
        for (int step = 0; step < horizon; step++) {
            forecast[step] += last;
        }
        return forecast;
    }

    /** The mean of two networks of one shape. */
    LinearNetwork mean(LinearNetwork other) {
        Part[] means = new Part[parts.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = new Part(
                    mean(parts[i].window, other.parts[i].window), mean(parts[i].calendar, other.parts[i].calendar));
        }
        return new LinearNetwork(lookback, horizon, calendar, means);
    }

    private static float[][] mean(float[][] one, float[][] other) {
        float[][] mean = new float[one.length][];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Arrays.copyOf(one[i], one[i].length);
            for (int j = 0; j < mean[i].length; j++) {
                mean[i][j] = (mean[i][j] + other[i][j]) / 2;
            }
        }
        return mean;
    }

    private static void add(double[] to, double times, float[] row) {
        if (times == 0) {
            return;
        }
        for (int j = 0; j < to.length; j++) {
            to[j] += times * row[j];
        }
    }
}
