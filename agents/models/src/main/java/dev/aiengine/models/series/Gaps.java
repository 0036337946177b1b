package dev.aiengine.models.series;

/** Missing values of a regular series: counted, and filled on straight lines between their neighbours. */
public final class Gaps {

    public static int count(double[] values, int length) {
        int missing = 0;
        for (int i = 0; i < length; i++) {
            missing += Double.isNaN(values[i]) ? 1 : 0;
        }
        return missing;
    }

    /**
     * Fills the first values in place, without a look at those beyond; before the first and after the last known value
     * that value is repeated.
     */
    public static void fill(double[] values, int length) {
        int known = -1;
        for (int i = 0; i < length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            for (int j = known + 1; j < i; j++) {
                double share = known < 0 ? 1 : (double) (j - known) / (i - known);
                values[j] = known < 0 ? values[i] : values[known] + share * (values[i] - values[known]);
            }
            known = i;
        }
        for (int j = known + 1; known >= 0 && j < length; j++) {
            values[j] = values[known];
        }
    }

    private Gaps() {}
}
