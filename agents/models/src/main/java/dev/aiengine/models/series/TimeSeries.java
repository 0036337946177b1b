package dev.aiengine.models.series;

/**
 * The rows of one series in the order of time, as they came: not yet on a grid.
 *
 * @param name what the series column says; empty where there is none
 * @param times seconds since 1970, rising, each once unless they are read as sent
 * @param rows where each stood in the file, from 1
 * @param values per column, then per row; what is missing is not a number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TimeSeries(String name, long[] times, int[] rows, double[][] values) {

    public int length() {
        return times.length;
    }
}
