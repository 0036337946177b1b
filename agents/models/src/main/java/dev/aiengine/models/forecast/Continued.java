package dev.aiengine.models.forecast;

import dev.aiengine.models.Untrainable;
import dev.aiengine.models.series.Step;
import dev.aiengine.models.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A series with the rows of a test dataset behind it; one row tells too little of a series to be tested on more.
 *
 * @param known rows before the test; all where it has none
 */
record Continued(TimeSeries series, int known) {

    static Continued of(TimeSeries series, List<TimeSeries> tests) {
        for (TimeSeries test : tests) {
            if (series.length() > 1 && test.name().equals(series.name())) {
                return new Continued(joined(series, test), series.length());
            }
        }
        return new Continued(series, series.length());
    }

    /** At which step the test begins, where there is one. */
    OptionalInt test(Step step) {
        return known == series.length()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.rint(step.between(series.times()[0], series.times()[known])));
    }

    private static TimeSeries joined(TimeSeries series, TimeSeries test) {
        if (test.times()[0] <= series.times()[series.length() - 1]) {
            throw new Untrainable("row " + test.rows()[0] + " of the test dataset is not later than row "
                    + series.rows()[series.length() - 1] + " of the dataset"
                    + (series.name().isEmpty() ? "" : " in series " + series.name())
                    + ": test rows must follow those learned from");
        }
        double[][] values = new double[series.values().length][];
        for (int column = 0; column < values.length; column++) {
            double[] before = series.values()[column];
            values[column] = Arrays.copyOf(before, series.length() + test.length());
            System.arraycopy(test.values()[column], 0, values[column], series.length(), test.length());
        }
        return new TimeSeries(
                series.name(),
                LongStream.concat(Arrays.stream(series.times()), Arrays.stream(test.times()))
                        .toArray(),
                IntStream.concat(Arrays.stream(series.rows()), Arrays.stream(test.rows()))
                        .toArray(),
                values);
    }
}
