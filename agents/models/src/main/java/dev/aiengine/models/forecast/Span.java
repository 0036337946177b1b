package dev.aiengine.models.forecast;

import dev.aiengine.models.series.Grid;
import java.util.Arrays;

/**
 * A series and where its parts begin: learned from, validated on from {@code validation}, tested on from {@code test}.
 *
 * @param deviations per column, over what is neither validated nor tested on; taken once, since long series are asked
 *     for them at every place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Span(Grid grid, int validation, int test, double[] deviations) {

    static Span of(Grid grid, int validation, int test) {
        int learned = Math.min(test, Math.max(2, validation));
        return new Span(
                grid,
                validation,
                test,
                Arrays.stream(grid.values())
                        .mapToDouble(column -> Scale.deviation(column, 0, learned))
                        .toArray());
    }

    /** What came before a place, of one column. */
    double[] before(int column, int place) {
        return Arrays.copyOf(grid.values()[column], place);
    }
}
