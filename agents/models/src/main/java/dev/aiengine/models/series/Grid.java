package dev.aiengine.models.series;

import dev.aiengine.models.Untrainable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One series at regular times, without holes.
 *
 * @param start of the first value, seconds since 1970
 * @param values per column, then per step
 * @param filled how many of the values were missing and are interpolated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Grid(String name, long start, Step step, double[][] values, int filled) {
    /** Share of gaps that may be no whole number of steps. */
    public static final double MOST_IRREGULAR = 0.2;
    /** Share of the values of a column that may be missing. */
    public static final double MOST_MISSING = 0.4;

    private static final double NEAR = 0.1;

    /**
     * Puts a series on the grid; times between two steps go to the nearer one.
     *
     * @param tested tells from the length where the test rows begin: gaps before them are filled without knowing them
     */
    public static Grid of(TimeSeries series, Step step, List<String> columns, IntUnaryOperator tested) {
        int[] places = places(series, step);
        int length = places[places.length - 1] + 1;
        int test = tested.applyAsInt(length);
        double[][] values = new double[columns.size()][];
        int filled = 0;
        for (int column = 0; column < values.length; column++) {
            double[] regular = new double[length];
            Arrays.fill(regular, Double.NaN);
            for (int i = 0; i < places.length; i++) {
                double value = series.values()[column][i];
                if (!Double.isNaN(value)) {
                    double there = regular[places[i]];
                    regular[places[i]] = Double.isNaN(there) ? value : (there + value) / 2;
                }
            }
            for (int end : new int[] {length, test}) {
                int missing = Gaps.count(regular, end);
                if (missing > MOST_MISSING * end) {
                    throw new Untrainable("column " + columns.get(column) + of(series) + ": " + missing + " of "
                            + (end < length ? "the first " : "") + end + " values are missing at a step of "
                            + step.text() + "; at most two in five may be. Is frequency right?");
                }
            }
            filled += Gaps.count(regular, length);
            Gaps.fill(regular, test);
            Gaps.fill(regular, length);
            values[column] = regular;
        }
        return new Grid(series.name(), series.times()[0], step, values, filled);
    }

    public int length() {
        return values[0].length;
    }

    /** The steps from {@code from} up to {@code to}. */
    public Grid part(int from, int to) {
        double[][] some = new double[values.length][];
        for (int column = 0; column < some.length; column++) {
            some[column] = Arrays.copyOfRange(values[column], from, to);
        }
        return new Grid(name, step.after(start, from), step, some, 0);
    }

    private static int[] places(TimeSeries series, Step step) {
        long[] times = series.times();
        int[] places = new int[times.length];
        int irregular = 0;
        int example = 0;
        for (int i = 1; i < times.length; i++) {
            double gap = step.between(times[i - 1], times[i]);
            if (Math.abs(gap - Math.rint(gap)) > NEAR || gap < 1 - NEAR) {
                irregular++;
                example = i;
            }
            double place = Math.rint(step.between(times[0], times[i]));
            if (place >= SeriesTable.MOST_NUMBERS) {
                throw new Untrainable("row " + series.rows()[i] + of(series) + " is " + (long) place + " steps of "
                        + step.text() + " after the first: is frequency right?");
            }
            places[i] = (int) place;
        }
        if (irregular > MOST_IRREGULAR * (times.length - 1)) {
            throw new Untrainable(irregular + " of " + (times.length - 1) + " gaps" + of(series)
                    + " are no whole number of steps of " + step.text() + ", for instance between rows "
                    + series.rows()[example - 1] + " and " + series.rows()[example]
                    + ": resample the data to a regular step, or name another frequency");
        }
        return places;
    }

    private static String of(TimeSeries series) {
        return series.name().isEmpty() ? "" : " of series " + series.name();
    }
}
