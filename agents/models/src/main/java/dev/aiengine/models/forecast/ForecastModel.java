package dev.aiengine.models.forecast;

import dev.aiengine.models.forecast.method.Blend;
import dev.aiengine.models.forecast.network.LinearNetwork;
import dev.aiengine.models.forecast.network.Window;
import dev.aiengine.models.series.Step;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: the blend of classical methods, and the network where there is one and it errs less.
 *
 * @param columns the value columns, in order
 * @param named whether series have names
 * @param blend also answers where a history is too short for the network
 * @param blendSpread in scales of the seasonal naive error
 * @param network absent where the blend errs less
 * @param networkSpreads per column, in scales of the window
 * @param series the ends of what was trained on
 */
record ForecastModel(
        Step step,
        List<String> columns,
        boolean named,
        int horizon,
        Blend blend,
        Spread blendSpread,
        @Nullable LinearNetwork network,
        List<Spread> networkSpreads,
        List<Ending> series) {

    /**
     * The last values of a series that was trained on.
     *
     * @param next time of the step after them
     * @param deviations per column over all training rows
     * @param values per column
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ending(String name, long next, double[] deviations, double[][] values) {}

    /** Whether the network answers for a history so long. */
    boolean networked(int length) {
        return network != null && length >= network.lookback();
    }

    /**
     * Forecasts one column.
     *
     * @param next time of the first step to forecast, where it is known
     * @param deviation of the column over the training rows, 0 where it is not known
     */
    Forecast forecast(int column, double[] history, @Nullable Long next, double deviation, int steps) {
        if (network == null || !networked(history.length)) {
            return Forecast.of(blend.forecast(history, steps), blendSpread, Scale.naive(history, blend.season()));
        }
        int lookback = network.lookback();
        double scale = Window.scale(history, history.length - lookback, history.length, deviation);
        double[] values = Arrays.copyOf(history, history.length + Math.ceilDiv(steps, horizon) * horizon);
        // Beyond its horizon the network goes on from its own forecasts
        for (int done = 0; done < steps; done += horizon) {
            double[] calendar =
                    next == null ? new double[0] : network.calendar().at(step.after(next, done));
            int end = history.length + done;
            double[] forecast = network.forecast(column, values, end, calendar, scale);
            System.arraycopy(forecast, 0, values, end, horizon);
        }
        double[] mean = Arrays.copyOfRange(values, history.length, history.length + steps);
        return Forecast.of(mean, networkSpreads.get(column), scale);
    }
}
