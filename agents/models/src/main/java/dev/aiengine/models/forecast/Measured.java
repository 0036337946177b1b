package dev.aiengine.models.forecast;

import dev.aiengine.models.forecast.network.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * What a model says of the test rows: one forecast from every place from which the whole horizon lies in them, or
 * evenly some of these places where they are too many.
 */
final class Measured {
    private final int count;
    private final int rows;
    private final Map<String, Double> metrics;
    private final List<double[]> means;

    private Measured(int count, int rows, Map<String, Double> metrics, List<double[]> means) {
        this.count = count;
        this.rows = rows;
        this.metrics = metrics;
        this.means = means;
    }

    /** @param most forecasts per column */
    static Measured of(ForecastData data, ForecastModel model, int most, DoubleConsumer progress) {
        Places places = Places.of(
                data.spans(),
                0,
                data.horizon(),
                Math.max(1, most / data.columns().size()),
                span -> new int[] {span.test(), span.grid().length()});
        int columns = data.columns().size();
        Scores scores = new Scores();
        List<double[]> means = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            means.add(new double[places.size()]);
        }
        for (int place = 0; place < places.size(); place++) {
            progress.accept((double) place / places.size());
            Span span = places.span(place);
            int origin = places.origins()[place];
            long next = data.step().after(span.grid().start(), origin);
            for (int column = 0; column < columns; column++) {
                double[] values = span.grid().values()[column];
                double deviation = Scale.deviation(values, 0, span.validation());
                double[] history = window(model, values, origin);
                Forecast forecast = model.forecast(column, history, next, deviation, data.horizon());
                double[] learned = Arrays.copyOf(values, span.test());
                scores.add(
                        forecast,
                        values,
                        origin,
                        Scale.deviation(values, 0, standardised(data, span)),
                        Scale.naive(learned, data.season()));
                means.get(column)[place] = forecast.mean()[0];
            }
        }
        int rows = data.spans().stream()
                .mapToInt(span -> span.grid().length() - span.test())
                .sum();
        return new Measured(places.size(), rows, scores.metrics(), means);
    }

    int count() {
        return count;
    }

    int rows() {
        return rows;
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    double[] forecasts(int column) {
        return means.get(column);
    }

    double[] truth(ForecastData data, int column) {
        return data.spans().stream()
                .flatMapToDouble(span -> Arrays.stream(
                        span.grid().values()[column], span.test(), span.grid().length()))
                .toArray();
    }

    /** The rows whose deviation is the unit of the errors. */
    private static int standardised(ForecastData data, Span span) {
        return data.held() ? span.validation() : span.test();
    }

    /** The network sees no more than its lookback, so that no more is copied. */
    private static double[] window(ForecastModel model, double[] values, int origin) {
        int seen = model.network() == null
                ? origin
                : Math.min(origin, model.network().lookback());
        return Arrays.copyOfRange(values, origin - seen, origin);
    }
}
