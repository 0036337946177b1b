package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.Span;
import java.util.List;

/**
 * Where windows end and forecasts begin: all places of some parts of the series, or evenly some where there are too
 * many.
 *
 * @param spans by number
 * @param series of each place
 * @param origins of each place: the first step forecast
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Places(List<Span> spans, int[] series, int[] origins) {

    /** From which step to which the forecasts lie. */
    @FunctionalInterface
    public interface Part {
        int[] of(Span span);
    }

    public static Places of(List<Span> spans, int lookback, int horizon, int most, Part part) {
        long all = 0;
        for (Span span : spans) {
            all += Math.max(0, last(part.of(span), horizon) - first(part.of(span), lookback) + 1L);
        }
        int stride = (int) Math.max(1, Math.ceilDiv(all, (long) most));
        int[] series = new int[(int) Math.ceilDiv(all, (long) stride)];
        int[] origins = new int[series.length];
        int next = 0;
        long skipped = 0;
        for (int i = 0; i < spans.size(); i++) {
            int[] bounds = part.of(spans.get(i));
            for (int origin = first(bounds, lookback); origin <= last(bounds, horizon); origin++) {
                if (skipped++ % stride == 0) {
                    series[next] = i;
                    origins[next++] = origin;
                }
            }
        }
        return new Places(spans, series, origins);
    }

    public int size() {
        return origins.length;
    }

    public Span span(int place) {
        return spans.get(series[place]);
    }

    private static int first(int[] bounds, int lookback) {
        return Math.max(bounds[0], lookback);
    }

    private static int last(int[] bounds, int horizon) {
        return bounds[1] - horizon;
    }
}
