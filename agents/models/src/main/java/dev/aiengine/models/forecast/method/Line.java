package dev.aiengine.models.forecast.method;

/** A straight line by least squares. */
final class Line {

    /** Its value at the first place, and its slope. */
    static double[] through(double[] values) {
        int length = values.length;
        double middle = (length - 1) / 2.0;
        double mean = 0;
        for (double value : values) {
            mean += value / length;
        }
        double slope = 0;
        double squares = 0;
        for (int i = 0; i < length; i++) {
            slope += (i - middle) * (values[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        slope = squares == 0 ? 0 : slope / squares;
        return new double[] {mean - slope * middle, slope};
    }

    private Line() {}
}
