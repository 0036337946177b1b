package dev.aiengine.models.anomaly;

import dev.aiengine.models.anomaly.detection.Cycle;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a training leaves behind.
 *
 * @param columns the names of the value columns
 * @param step seconds between points, where a history tells no times
 * @param threshold a score from here on is an alarm
 * @param known by series name, where it stopped
 */
record Detectors(List<String> columns, long step, double threshold, Map<String, Known> known) {

    /**
     * The end of a series that was trained on.
     *
     * @param last seconds since 1970
     * @param state of its detectors
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Known(long last, byte[] state) {}

    Cycle cycle() {
        return Cycle.of(step);
    }

    /** Goes on with a series, or begins with one that is not known. */
    SeriesWatch watch(String series) throws IOException {
        Known trained = known.get(series);
        return trained == null
                ? SeriesWatch.cold(cycle(), columns.size())
                : SeriesWatch.resumed(cycle(), columns.size(), trained.state);
    }
}
