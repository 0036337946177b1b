package dev.aiengine.models.forecast.method;

import dev.aiengine.models.forecast.method.Smoothing.Pattern;
import dev.aiengine.models.forecast.method.Smoothing.Trend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The methods that come into question for a season, by name. */
public final class Methods {
    private static final int LONGEST_SMOOTHED_SEASON = 60;

    private final SequencedMap<String, Method> methods = new LinkedHashMap<>();

    private Methods(int season) {
        methods.put("seasonalNaive", new SeasonalNaive(season, false));
        both("seasonalDrift", new SeasonalNaive(season, true));
        both("harmonics", new Harmonics(season, false));
        both("harmonicsTrend", new Harmonics(season, true));
        if (season <= LONGEST_SMOOTHED_SEASON) {
            Pattern pattern = season > 1 ? Pattern.ADDS : Pattern.NONE;
            both("smoothing", new Smoothing(Trend.NONE, pattern, season));
            both("smoothingTrend", new Smoothing(Trend.STRAIGHT, pattern, season));
            both("smoothingDamped", new Smoothing(Trend.DAMPED, pattern, season));
            methods.put("smoothingProduct", new Smoothing(Trend.STRAIGHT, Pattern.MULTIPLIES, season));
            both("theta", new Theta(season));
        } else {
            methods.put("smoothing", new Smoothing(Trend.NONE, Pattern.NONE, 1));
            methods.put("smoothingDamped", new Smoothing(Trend.DAMPED, Pattern.NONE, 1));
        }
    }

    public static Methods of(int season) {
        return new Methods(season);
    }

    public List<String> names() {
        return List.copyOf(methods.sequencedKeySet());
    }

    /** Forecasts with one of {@link #names()}; where it fails on a history, the last value goes on. */
    public double[] forecast(String name, double[] history, int horizon) {
        Method method = methods.get(name);
        if (method == null) {
            throw new IllegalArgumentException("no method " + name);
        }
        double[] forecast = method.forecast(history, horizon);
        for (int step = 0; step < horizon; step++) {
            if (!Double.isFinite(forecast[step])) {
                forecast[step] = history[history.length - 1];
            }
        }
        return forecast;
    }

    private void both(String name, Method method) {
        methods.put(name, method);
        methods.put(name + "OfLog", new Logarithmic(method));
    }
}
