package dev.aiengine.contract.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of a dataset look like, column by column. */
public record Profile(long rows, List<ColumnProfile> columns) {

    /**
     * One column.
     *
     * @param min smallest value, as text
     * @param mean mean of a numeric column; of a text column, its mean length in characters
     * @param top the most frequent values, most frequent first; empty where nearly every value is different
     */
    public record ColumnProfile(
            String name,
            String type,
            long nulls,
            long distinct,
            @Nullable String min,
            @Nullable String max,
            @Nullable Double mean,
            @Nullable Double stddev,
            List<ValueCount> top) {}

    public record ValueCount(String value, long count) {}
}
