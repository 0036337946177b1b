package dev.aiengine.models.forecast;

/** Measures of a history that errors are told in. */
public final class Scale {

    /** The mean error of what was there a season ago (Hyndman and Koehler 2006); 0 where the history is constant. */
    public static double naive(double[] history, int season) {
        int lag = history.length > season ? season : 1;
        double sum = 0;
        for (int i = lag; i < history.length; i++) {
            sum += Math.abs(history[i] - history[i - lag]);
        }
        return sum / Math.max(1, history.length - lag);
    }

    public static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / Math.max(1, to - from);
    }

    public static double deviation(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / Math.max(1, to - from));
    }

    private Scale() {}
}
