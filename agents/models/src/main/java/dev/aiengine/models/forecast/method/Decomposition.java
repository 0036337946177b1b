package dev.aiengine.models.forecast.method;

/**
 * The classical decomposition: a moving average over one season, and the mean of what is left per place in the season.
 */
final class Decomposition {

    /** Whether there are two seasons to take means of. */
    static boolean possible(int length, int season) {
        return season > 1 && length >= 2 * season;
    }

    /** The season's pattern, from the first value on; adds up to nothing, or averages 1 where it multiplies. */
    static double[] pattern(double[] values, int season, boolean multiplies) {
        double[] detrended = detrended(values, season, multiplies);
        double[] sums = new double[season];
        int[] counts = new int[season];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(detrended[i])) {
                sums[i % season] += detrended[i];
                counts[i % season]++;
            }
        }
        double mean = 0;
        for (int place = 0; place < season; place++) {
            sums[place] = counts[place] == 0 ? (multiplies ? 1 : 0) : sums[place] / counts[place];
            mean += sums[place] / season;
        }
        for (int place = 0; place < season; place++) {
            sums[place] = multiplies ? sums[place] / mean : sums[place] - mean;
        }
        return sums;
    }

    /** Each value without the centred moving average around it; not a number at both ends. */
    static double[] detrended(double[] values, int season, boolean multiplies) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        int half = season / 2;
        double[] detrended = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (i < half || i + half >= values.length) {
                detrended[i] = Double.NaN;
                continue;
            }
            double sum = sums[i + half + 1] - sums[i - half];
            double average =
                    season % 2 == 1 ? sum / season : (sum - (values[i - half] + values[i + half]) / 2) / season;
            detrended[i] = multiplies ? values[i] / average : values[i] - average;
        }
        return detrended;
    }

    private Decomposition() {}
}
