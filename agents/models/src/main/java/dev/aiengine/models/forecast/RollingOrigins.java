package dev.aiengine.models.forecast;

import dev.aiengine.models.forecast.method.Blend;
import dev.aiengine.models.forecast.method.Methods;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * What the classical methods err at several origins before the test rows (rolling-origin evaluation: Tashman 2000),
 * each fitted to nothing but what came before the origin. Where the series are short, fewer steps are forecast than
 * asked for.
 */
final class RollingOrigins {
    private static final int MOST_PAIRS = 40;
    private static final int ORIGINS = 8;
    private static final int MOST_FORECASTS = 80;
    private static final double EARLIEST = 0.4;

    /** A place to forecast from. */
    record Origin(Span span, int column, int at) {}

    private final ForecastData data;
    private final int horizon;
    private final List<Origin> origins;

    /** @param late whether the forecasts shall lie in the validation rows, which others are measured on too */
    RollingOrigins(ForecastData data, boolean late) {
        this.data = data;
        List<Span> spans =
                data.spans().stream().filter(span -> span.test() >= 4).toList();
        int longest = spans.stream().mapToInt(Span::test).max().orElse(0);
        this.horizon = Math.clamp(longest / 3, 1, data.horizon());
        this.origins = new ArrayList<>();
        int pairs = spans.size() * data.columns().size();
        int stride = Math.ceilDiv(Math.max(1, pairs), MOST_PAIRS);
        int each = Math.clamp(MOST_FORECASTS / Math.max(1, Math.ceilDiv(pairs, stride)), 2, ORIGINS);
        for (int pair = 0; pair < pairs; pair += stride) {
            add(spans.get(pair / data.columns().size()), pair % data.columns().size(), each, late);
        }
    }

    List<Origin> origins() {
        return List.copyOf(origins);
    }

    int horizon() {
        return horizon;
    }

    /** The forecasts of every method at every origin. */
    Map<String, double[][]> forecasts(Checkpoint checkpoint, DoubleConsumer progress) throws IOException {
        Methods methods = Methods.of(data.season());
        Map<String, double[][]> forecasts = new LinkedHashMap<>();
        for (String name : methods.names()) {
            double[] flat = checkpoint.read("method-" + name).orElse(new double[0]);
            if (flat.length != origins.size() * horizon) {
                flat = new double[origins.size() * horizon];
                for (int i = 0; i < origins.size(); i++) {
                    progress.accept((forecasts.size() + (double) i / origins.size())
                            / methods.names().size());
                    Origin origin = origins.get(i);
                    double[] history = origin.span.before(origin.column, origin.at);
                    System.arraycopy(methods.forecast(name, history, horizon), 0, flat, i * horizon, horizon);
                }
                checkpoint.write("method-" + name, flat);
            }
            double[][] rows = new double[origins.size()][horizon];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(flat, i * horizon, rows[i], 0, horizon);
            }
            forecasts.put(name, rows);
        }
        return forecasts;
    }

    /** The mean absolute error at some origins, in units of the seasonal naive forecast's. */
    double error(List<Integer> some, double[][] forecasts) {
        double sum = 0;
        for (int i : some) {
            double absolute = 0;
            for (double error : errors(i, forecasts[i])) {
                absolute += Math.abs(error);
            }
            sum += absolute / horizon;
        }
        return sum / Math.max(1, some.size());
    }

    Map<String, Double> errors(List<Integer> some, Map<String, double[][]> forecasts) {
        Map<String, Double> errors = new LinkedHashMap<>();
        forecasts.forEach((name, rows) -> errors.put(name, error(some, rows)));
        return errors;
    }

    double[][] blended(Blend blend, Map<String, double[][]> forecasts) {
        double[][] blended = new double[origins.size()][horizon];
        blend.weights().forEach((name, weight) -> {
            double[][] rows = forecasts.getOrDefault(name, blended);
            for (int i = 0; i < rows.length; i++) {
                for (int step = 0; step < horizon; step++) {
                    blended[i][step] += weight * rows[i][step];
                }
            }
        });
        return blended;
    }

    Spread spread(double[][] forecasts) {
        List<double[]> errors = new ArrayList<>();
        for (int i = 0; i < forecasts.length; i++) {
            errors.add(errors(i, forecasts[i]));
        }
        return errors.isEmpty() ? Spread.unknown(data.horizon()) : Spread.of(errors);
    }

    /** Truth less forecast, in scales of what came before. */
    private double[] errors(int i, double[] forecast) {
        Origin origin = origins.get(i);
        double scale = Scale.naive(origin.span.before(origin.column, origin.at), data.season());
        double unit = scale > 0 ? scale : 1;
        double[] errors = new double[horizon];
        for (int step = 0; step < horizon; step++) {
            errors[step] = (origin.span.grid().values()[origin.column][origin.at + step] - forecast[step]) / unit;
        }
        return errors;
    }

    private void add(Span span, int column, int count, boolean late) {
        int last = span.test() - horizon;
        int seasons = Math.min(2 * data.season() + 2, last);
        int first = late ? Math.min(span.validation(), last) : Math.max(seasons, (int) (EARLIEST * span.test()));
        first = Math.max(2, Math.min(first, last));
        int next = -1;
        for (int i = 0; i < count && last >= 2; i++) {
            int at = first + (int) Math.round((last - first) * (double) i / Math.max(1, count - 1));
            if (at != next) {
                origins.add(new Origin(span, column, at));
            }
            next = at;
        }
    }
}
