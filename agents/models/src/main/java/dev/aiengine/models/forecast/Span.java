package dev.aiengine.models.forecast;

import dev.aiengine.models.series.Grid;

/**
 * A series and where its parts begin: learned from, validated on from {@code validation}, tested on from {@code test}.
 */
public record Span(Grid grid, int validation, int test) {

    /** What came before a place, of one column. */
    double[] before(int column, int place) {
        return java.util.Arrays.copyOf(grid.values()[column], place);
    }
}
