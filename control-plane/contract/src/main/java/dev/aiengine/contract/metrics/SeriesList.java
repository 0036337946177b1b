package dev.aiengine.contract.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param from the beginning of the first step; absent for curves, which are not over time
 * @param step seconds from point to point: the one asked for, or the finest that is still kept
 */
public record SeriesList(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long step,
        List<Series> series) {}
