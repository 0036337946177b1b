package dev.aiengine.models.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors on the held-out rows, added up. {@code mse} and {@code mae} are of values standardised by the mean and
 * deviation of the training rows, {@code mase} is against the in-sample error of the seasonal naive forecast (Hyndman
 * and Koehler 2006), {@code pinball} is the mean quantile loss over the levels, standardised too.
 */
final class Scores {
    private double squares;
    private double absolute;
    private double rawSquares;
    private double percent;
    private long percents;
    private double scaled;
    private long scales;
    private double pinball;
    private long covered;
    private long steps;

    /**
     * @param deviation of the training rows of this column
     * @param naive in-sample error of the seasonal naive forecast
     */
    void add(Forecast forecast, double[] truth, int from, double deviation, double naive) {
        double unit = deviation > 0 ? deviation : 1;
        for (int step = 0; step < forecast.mean().length; step++) {
            double actual = truth[from + step];
            double error = actual - forecast.mean()[step];
            squares += error * error / (unit * unit);
            rawSquares += error * error;
            absolute += Math.abs(error) / unit;
            if (actual != 0) {
                percent += Math.abs(error / actual);
                percents++;
            }
            if (naive > 0) {
                scaled += Math.abs(error) / naive;
                scales++;
            }
            for (int level = 0; level < Spread.LEVELS.size(); level++) {
                double gap = (actual - forecast.quantiles()[level][step]) / unit;
                double share = Spread.LEVELS.get(level);
                pinball += Math.max(share * gap, (share - 1) * gap) / Spread.LEVELS.size();
            }
            boolean inside = actual >= forecast.quantiles()[0][step]
                    && actual <= forecast.quantiles()[Spread.LEVELS.size() - 1][step];
            covered += inside ? 1 : 0;
            steps++;
        }
    }

    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("mse", squares / steps);
        metrics.put("mae", absolute / steps);
        metrics.put("rmse", Math.sqrt(rawSquares / steps));
        if (percents > 0) {
            metrics.put("mape", percent / percents);
        }
        if (scales > 0) {
            metrics.put("mase", scaled / scales);
        }
        metrics.put("coverage80", (double) covered / steps);
        metrics.put("pinball", pinball / steps);
        return metrics;
    }
}
