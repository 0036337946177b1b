package dev.aiengine.models.anomaly;

import dev.aiengine.models.anomaly.Detectors.Known;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where series ended, as many as fit: a series that comes when the room is used up starts cold when it is served. */
final class Ends {
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final long most;
    private long used;

    /** @param most bytes of names and states */
    Ends(Map<String, Known> before, long most) {
        this.most = most;
        before.forEach(this::put);
    }

    void put(String series, Known end) {
        Known before = known.get(series);
        long free = most - used + (before == null ? 0 : size(series, before));
        if (size(series, end) <= free) {
            known.put(series, end);
            used = most - free + size(series, end);
        } else if (before != null) {
            known.remove(series);
            used = most - free;
        }
    }

    Map<String, Known> known() {
        return known;
    }

    private static long size(String series, Known end) {
        return series.length() + (long) end.state().length;
    }
}
