package dev.aiengine.server.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code GET /metrics}, as they came.
 *
 * @param variant {@code model@version}
 * @param node a machine's name; what it asks is then about that machine and no endpoint
 * @param from RFC 3339, an hour before {@code to} where absent
 * @param to RFC 3339, now where absent
 * @param step seconds or an ISO 8601 duration; where absent, one that gives some hundred points
 * @param name names of series, separated by commas; all where absent
 * @param by {@code variant}, {@code model}, {@code endpoint} or {@code tenant}: what becomes one series
 */
record MetricsQuery(
        @Nullable String endpoint,
        @Nullable String model,
        @Nullable String variant,
        @Nullable String node,
        @Nullable String from,
        @Nullable String to,
        @Nullable String step,
        @Nullable String name,
        @Nullable String by) {}
