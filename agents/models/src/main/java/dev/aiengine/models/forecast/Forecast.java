package dev.aiengine.models.forecast;

/**
 * How one column goes on.
 *
 * @param mean per step
 * @param quantiles per level of {@link Spread#LEVELS}, then per step
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Forecast(double[] mean, double[][] quantiles) {

    static Forecast of(double[] mean, Spread spread, double scale) {
        double[][] quantiles = new double[Spread.LEVELS.size()][];
        for (int level = 0; level < quantiles.length; level++) {
            quantiles[level] = spread.around(mean, scale, level);
        }
        return new Forecast(mean, quantiles);
    }
}
