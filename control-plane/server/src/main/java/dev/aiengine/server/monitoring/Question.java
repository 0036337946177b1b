package dev.aiengine.server.monitoring;

import dev.aiengine.server.web.ApiException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A checked question for charts.
 *
 * @param names of the series wanted
 * @param from epoch seconds, on the grid of the step
 * @param to epoch seconds, not included
 * @param step seconds, a multiple of the tier's resolution
 * @param by what is put together: everything with the same values of these labels
 */
record Question(Set<String> names, Tier tier, long from, long to, long step, Grouping by) {
    static final List<String> NAMES =
            List.of("predictions", "rows", "errors", "latency", "queueWait", "batchSize", "accuracy", "mae", "rmse");

    private static final Duration DEFAULT_RANGE = Duration.ofHours(1);
    private static final int DEFAULT_POINTS = 360;
    private static final long LONGEST_STEP = 999_999_999;

    /** The years that ISO 8601 writes with four digits: what lies outside is a slip, and sums of it overflow. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The question that these parameters ask; 422 for one that cannot be answered. */
    static Question of(MetricsQuery query, Instant now, MonitoringProperties limits) {
        Instant to = query.to() == null ? now : instant("to", query.to());
        Instant from = query.from() == null ? to.minus(DEFAULT_RANGE) : instant("from", query.from());
        if (!from.isBefore(to)) {
            throw ApiException.invalid("from", "must be before to, which is " + to);
        }
        long range = to.getEpochSecond() - from.getEpochSecond();
        Long asked = query.step() == null ? null : step(query.step());
        Tier tier = tier(asked == null ? Math.max(1, range / DEFAULT_POINTS) : asked, from, now, limits);
        long wanted = asked == null ? Math.ceilDiv(range, (long) DEFAULT_POINTS) : asked;
        long step = Math.ceilDiv(Math.max(wanted, tier.resolution()), (long) tier.resolution()) * tier.resolution();
        long points = Math.ceilDiv(range, step);
        if (points > limits.points()) {
            throw ApiException.invalid(
                    "step",
                    "gives " + points + " points; an answer has at most " + limits.points()
                            + ", so take a step of at least " + Math.ceilDiv(range, (long) limits.points()) + " s");
        }
        long begin = Math.floorDiv(from.getEpochSecond(), step) * step;
        // The second that is under way counts: what was measured in it is already there
        long end = to.plusNanos(999_999_999).getEpochSecond();
        return new Question(names(query), tier, begin, end, step, Grouping.of(query.by()));
    }

    boolean wants(String name) {
        return names.contains(name);
    }

    int steps() {
        return (int) Math.ceilDiv(to - from, step);
    }

    /** The coarsest that is fine enough and still has the beginning; where that is gone, the finest that has it. */
    private static Tier tier(long step, Instant from, Instant now, MonitoringProperties limits) {
        long age = now.getEpochSecond() - from.getEpochSecond();
        Tier best = Tier.HOURS;
        for (Tier tier : Tier.values()) {
            boolean has = age <= limits.kept(tier);
            if (has && (tier.resolution() <= step || best == Tier.HOURS)) {
                best = tier;
                if (tier.resolution() > step) {
                    return best;
                }
            }
        }
        return best;
    }

    private static Instant instant(String field, String text) {
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw ApiException.invalid(
                field, "must be a time such as 2026-01-31T12:00:00Z, in the years 1 to 9999, not \"" + text + "\"");
    }

    private static long step(String text) {
        try {
            long seconds = text.matches("-?[0-9]{1,9}")
                    ? Long.parseLong(text)
                    : Duration.parse(text).toSeconds();
            if (seconds > 0 && seconds <= LONGEST_STEP) {
                return seconds;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // told below
        }
        throw ApiException.invalid(
                "step",
                "must be a positive number of seconds up to " + LONGEST_STEP + ", or a duration such as PT5M, not \""
                        + text + "\"");
    }

    private static Set<String> names(MetricsQuery query) {
        List<String> known = query.node() == null ? NAMES : Gauge.NAMES;
        String text = query.name();
        if (text == null || text.isEmpty()) {
            return Set.copyOf(known);
        }
        Set<String> names = Set.copyOf(Arrays.asList(text.split(",", -1)));
        if (!known.containsAll(names)) {
            String of = query.node() == null ? "; of a node, named by node, " + Gauge.NAMES : " of a node";
            throw ApiException.invalid("name", "must be some of " + known + ", separated by commas" + of);
        }
        return names;
    }
}
