package dev.aiengine.contract.metrics;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * One line of a chart.
 *
 * @param unit {@code seconds}, {@code bytes}, {@code ratio}, {@code celsius}, {@code rows} or {@code 1}
 * @param labels what it is of
 * @param points ascending; where nothing was measured there is none
 */
public record Series(String name, String unit, Map<String, String> labels, List<Point> points) {

    /**
     * A point, on the wire {@code [t,v]}.
     *
     * @param t epoch seconds of the beginning of its step; for the curves of a training the epoch
     */
    @JsonSerialize(using = PointJson.Writer.class)
    @JsonDeserialize(using = PointJson.Reader.class)
    public record Point(double t, double v) {}
}
