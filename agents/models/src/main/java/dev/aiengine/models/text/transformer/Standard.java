package dev.aiengine.models.text.transformer;

/**
 * What brings each entry of a vector to mean 0 and deviation 1, so that one regularisation suits all of them.
 *
 * @param mean one per entry
 * @param factor one over the deviation, 0 for an entry that never changes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standard(float[] mean, float[] factor) {
    private static final double LEAST_DEVIATION = 1e-9;

    /** @param width how many entries count, from the first */
    static Standard of(float[][] vectors, int[] rows, int width) {
        double[] sums = new double[width];
        double[] squares = new double[width];
        for (int row : rows) {
            for (int i = 0; i < width; i++) {
                sums[i] += vectors[row][i];
            }
        }
        for (int row : rows) {
            for (int i = 0; i < width; i++) {
                double away = vectors[row][i] - sums[i] / rows.length;
                squares[i] += away * away;
            }
        }
        float[] mean = new float[width];
        float[] factor = new float[width];
        for (int i = 0; i < width; i++) {
            double deviation = Math.sqrt(squares[i] / rows.length);
            mean[i] = (float) (sums[i] / rows.length);
            factor[i] = deviation < LEAST_DEVIATION ? 0 : (float) (1 / deviation);
        }
        return new Standard(mean, factor);
    }

    int width() {
        return mean.length;
    }

    float[] apply(float[] vector) {
        float[] standard = new float[mean.length];
        for (int i = 0; i < standard.length; i++) {
            standard[i] = (vector[i] - mean[i]) * factor[i];
        }
        return standard;
    }
}
