package dev.aiengine.models.forecast.network;

/** Sums of products of inputs with inputs and with targets: all that least squares needs of the windows. */
final class Moments {
    private static final int AT_ONCE = 8;

    final double[][] inputs;
    final double[][] targets;
    private final double[][] rows;
    private final double[][] aims;
    private int waiting;

    Moments(int features, int horizon) {
        inputs = new double[features][];
        targets = new double[features][horizon];
        for (int i = 0; i < features; i++) {
            inputs[i] = new double[i + 1];
        }
        rows = new double[AT_ONCE][features];
        aims = new double[AT_ONCE][horizon];
    }

    /** Where the next window's inputs are to be written, before {@link #added()}. */
    double[] row() {
        return rows[waiting];
    }

    double[] aim() {
        return aims[waiting];
    }

    void added() {
        if (++waiting == AT_ONCE) {
            flush();
        }
    }

    void flush() {
        for (int row = waiting; row < AT_ONCE; row++) {
            java.util.Arrays.fill(rows[row], 0);
        }
        for (int i = 0; waiting > 0 && i < inputs.length; i++) {
            multiply(inputs[i], rows, i, i + 1);
            multiply(targets[i], aims, i, targets[i].length);
        }
        waiting = 0;
    }

    void add(Moments other) {
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j <= i; j++) {
                inputs[i][j] += other.inputs[i][j];
            }
            for (int j = 0; j < targets[i].length; j++) {
                targets[i][j] += other.targets[i][j];
            }
        }
    }

    /** Eight windows in one pass, for each number of the matrix is fetched and stored once then. */
    private void multiply(double[] sums, double[][] others, int i, int size) {
        double a = rows[0][i];
        double b = rows[1][i];
        double c = rows[2][i];
        double d = rows[3][i];
        double e = rows[4][i];
        double f = rows[5][i];
        double g = rows[6][i];
        double h = rows[7][i];
        double[] o0 = others[0];
        double[] o1 = others[1];
        double[] o2 = others[2];
        double[] o3 = others[3];
        double[] o4 = others[4];
        double[] o5 = others[5];
        double[] o6 = others[6];
        double[] o7 = others[7];
        for (int j = 0; j < size; j++) {
            sums[j] += a * o0[j] + b * o1[j] + c * o2[j] + d * o3[j] + e * o4[j] + f * o5[j] + g * o6[j] + h * o7[j];
        }
    }
}
