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
        List<Units> units =
                data.spans().stream().map(span -> Units.of(span, data)).toList();
        for (int place = 0; place < places.size(); place++) {
            progress.accept((double) place / places.size());
            Span span = places.span(place);
            Units unit = units.get(places.series()[place]);
            int origin = places.origins()[place];
            long next = data.step().after(span.grid().start(), origin);
            for (int column = 0; column < columns; column++) {
                double[] values = span.grid().values()[column];
                double[] history = window(model, values, origin);
                Forecast forecast = model.forecast(column, history, next, span.deviations()[column], data.horizon());
                scores.add(forecast, values, origin, unit.deviations[column], unit.naive[column]);
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

    /** What errors on a series are told in, per column: taken once, not at every place. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Units(double[] deviations, double[] naive) {

        static Units of(Span span, ForecastData data) {
            int learned = data.held() ? span.validation() : span.test();
            double[] deviations = new double[data.columns().size()];
            double[] naive = new double[deviations.length];
            for (int column = 0; column < naive.length; column++) {
                deviations[column] = Scale.deviation(span.grid().values()[column], 0, learned);
                naive[column] = Scale.naive(span.before(column, span.test()), data.season());
            }
            return new Units(deviations, naive);
        }
    }

    /** The network sees no more than its lookback, so that no more is copied. */
    private static double[] window(ForecastModel model, double[] values, int origin) {
        int seen = model.network() == null
                ? origin
                : Math.min(origin, model.network().lookback());
        return Arrays.copyOfRange(values, origin - seen, origin);
    }
}
