package dev.aiengine.models.onnx;

/** Whether an exported model answers what the trained network answered. */
public final class Parity {

    /** The largest difference of two answers to one sample; infinite where one of them is not a number. */
    public static double difference(float[][] expected, float[][] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(expected.length + " rows are compared with " + actual.length);
        }
        double largest = 0;
        for (int row = 0; row < expected.length; row++) {
            for (int i = 0; i < expected[row].length; i++) {
                double difference = Math.abs((double) expected[row][i] - actual[row][i]);
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest;
    }

    /**
     * Refuses to publish a model that answers differently.
     *
     * @throws IllegalStateException when the answers differ by more than {@code tolerance}
     */
    public static void require(float[][] expected, float[][] actual, double tolerance) {
        double difference = difference(expected, actual);
        if (difference > tolerance) {
            throw new IllegalStateException("the exported model differs from the trained network by " + difference
                    + ", more than " + tolerance);
        }
    }

    private Parity() {}
}
