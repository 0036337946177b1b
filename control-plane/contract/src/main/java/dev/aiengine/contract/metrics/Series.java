package dev.aiengine.contract.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

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
    public record Point(double t, double v) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Point of(List<Double> pair) {
            if (pair.size() != 2) {
                throw new IllegalArgumentException("a point is [t,v]");
            }
            return new Point(pair.getFirst(), pair.getLast());
        }

        @JsonValue
        List<Number> pair() {
            return List.of(number(t), number(v));
        }

        /** Whole numbers are written as such. */
        private static Number number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
        }
    }
}
