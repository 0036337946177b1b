package dev.aiengine.models.series;

import dev.aiengine.models.Untrainable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of one series while they are read. */
final class SeriesRows {
    /** Share of the rows that may have an earlier time than the row before. */
    private static final double MOST_STEPS_BACK = 0.01;

    private final String name;
    private long[] times = new long[16];
    private int[] rows = new int[16];
    private double[][] values = new double[16][];
    private int size;

    SeriesRows(String name) {
        this.name = name;
    }

    void add(long time, int row, double[] numbers) {
        if (size == rows.length) {
            times = Arrays.copyOf(times, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        times[size] = time;
        rows[size] = row;
        values[size++] = numbers;
    }

    TimeSeries sorted(String series, String timestampColumn) {
        int[] order = byTime();
        for (int i = 1; i < size; i++) {
            if (times[order[i]] == times[order[i - 1]]) {
                throw new Untrainable("rows " + rows[order[i - 1]] + " and " + rows[order[i]] + " have the same "
                        + timestampColumn + (name.isEmpty() ? "" : " in series " + name)
                        + ": a time may come once; a seriesColumn tells several series apart");
            }
        }
        return inOrder(series, order);
    }

    /** In the order they came, unless that is no order. */
    TimeSeries asSent(String series) {
        int back = 0;
        for (int i = 1; i < size; i++) {
            back += times[i] < times[i - 1] ? 1 : 0;
        }
        boolean orderly = back <= MOST_STEPS_BACK * size;
        return inOrder(series, orderly ? IntStream.range(0, size).toArray() : byTime());
    }

    private int[] byTime() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private TimeSeries inOrder(String series, int[] order) {
        double[][] byColumn = new double[values[0].length][size];
        for (int i = 0; i < size; i++) {
            for (int column = 0; column < byColumn.length; column++) {
                byColumn[column][i] = values[order[i]][column];
            }
        }
        return new TimeSeries(
                series,
                Arrays.stream(order).mapToLong(i -> times[i]).toArray(),
                Arrays.stream(order).map(i -> rows[i]).toArray(),
                byColumn);
    }
}
