package dev.aiengine.models.anomaly;

/**
 * A series with what is known of its anomalies.
 *
 * @param name empty where the table has one series only
 * @param times seconds since 1970
 * @param values per column, then per point; what is missing is not a number
 * @param labels whether each point lies in an anomaly's window; empty where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ObservedSeries(String name, long[] times, double[][] values, boolean[] labels) {

    int length() {
        return times.length;
    }

    boolean labelled() {
        return labels.length > 0;
    }
}
