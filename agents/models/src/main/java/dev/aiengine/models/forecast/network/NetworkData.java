package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.ForecastData;
import dev.aiengine.models.forecast.Span;

/**
 * What a network is fitted to.
 *
 * @param learned windows whose forecasts end before the validation rows
 * @param chosen windows whose forecasts lie in the validation rows
 * @param all windows whose forecasts end before the test rows
 */
public record NetworkData(
        ForecastData data, int lookback, Calendar calendar, Places learned, Places chosen, Places all) {
    private static final int MOST_LEARNED = 20_000_000;
    private static final int MOST_CHOSEN = 6_000;
    private static final int FEWEST = 150;

    /**
     * Finds the windows.
     *
     * @param lookback steps the network sees
     */
    public static NetworkData of(ForecastData data, int lookback) {
        int columns = data.columns().size();
        int horizon = data.horizon();
        // So many products of inputs and outputs take about half a minute
        int most = (int)
                Math.min(150_000 / columns + 1L, MOST_LEARNED * 1_000L / ((long) lookback * (lookback + horizon)));
        long seconds = 0;
        for (Span span : data.spans()) {
            seconds = Math.max(
                    seconds,
                    data.step().after(span.grid().start(), span.test())
                            - span.grid().start());
        }
        return new NetworkData(
                data,
                lookback,
                Calendar.of(data.step(), seconds),
                Places.of(data.spans(), lookback, horizon, most, span -> new int[] {0, span.validation()}),
                Places.of(data.spans(), lookback, horizon, Math.ceilDiv(MOST_CHOSEN, columns), span ->
                        new int[] {span.validation(), span.test()}),
                Places.of(data.spans(), lookback, horizon, most, span -> new int[] {0, span.test()}));
    }

    /** Whether there are windows enough to learn from and to choose by. */
    public boolean enough() {
        return learned.size() >= Math.max(FEWEST, lookback) && chosen.size() >= 1;
    }

    int features() {
        return lookback + calendar.features();
    }

    double[] calendarAt(Places places, int place) {
        Span span = places.span(place);
        return calendar.at(data.step().after(span.grid().start(), places.origins()[place]));
    }
}
