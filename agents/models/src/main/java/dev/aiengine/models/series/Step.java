package dev.aiengine.models.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The distance of two neighbours on a regular grid.
 *
 * @param count at least 1
 */
public record Step(Unit unit, long count) {
    public static final long DAY = 86_400;
    private static final long SHORTEST_MONTH = 28 * DAY;

    /** Months, quarters and years have no fixed length; all else is counted in seconds. */
    public enum Unit {
        SECONDS,
        MONTHS
    }

    public static Step seconds(long count) {
        return new Step(Unit.SECONDS, count);
    }

    public static Step months(long count) {
        return new Step(Unit.MONTHS, count);
    }

    /**
     * The step most neighbours have; where none is that common, the one in the middle.
     *
     * @param times sorted, two at least
     */
    public static Step dominant(long[] times) {
        long seconds = usual(times);
        if (seconds >= SHORTEST_MONTH && sameDay(times)) {
            return months(
                    Math.max(1, usual(Arrays.stream(times).map(Step::month).toArray())));
        }
        return seconds(Math.max(1, seconds));
    }

    /** How many steps lie between two times, fractions included. */
    public double between(long from, long to) {
        if (unit == Unit.SECONDS) {
            return (to - from) / (double) count;
        }
        long months = month(to) - month(from);
        double days = endOfMonth(from) && endOfMonth(to) ? 0 : (day(to) - day(from)) / 31.0;
        return (months + days) / count;
    }

    /** The time so many steps later. */
    public long after(long time, long steps) {
        if (unit == Unit.SECONDS) {
            return time + steps * count;
        }
        LocalDateTime later = dateTime(time).plusMonths(steps * count);
        LocalDateTime placed =
                endOfMonth(time) ? later.withDayOfMonth(later.toLocalDate().lengthOfMonth()) : later;
        return placed.toEpochSecond(ZoneOffset.UTC);
    }

    /** As the parameter {@code frequency} names it: {@code 1h}, {@code 15min}, {@code 1d}, {@code 1mo}. */
    public String text() {
        if (unit == Unit.MONTHS) {
            return count + "mo";
        }
        if (count % DAY == 0) {
            return count / DAY + "d";
        }
        if (count % 3600 == 0) {
            return count / 3600 + "h";
        }
        return count % 60 == 0 ? count / 60 + "min" : count + "s";
    }

    private static long usual(long[] times) {
        long[] gaps = new long[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        Arrays.sort(gaps);
        long best = gaps[gaps.length / 2];
        int most = gaps.length / 2;
        int run = 0;
        for (int i = 0; i < gaps.length; i++) {
            run = i > 0 && gaps[i] == gaps[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = gaps[i];
            }
        }
        return best;
    }

    private static boolean sameDay(long[] times) {
        int day = day(times[0]);
        return Arrays.stream(times).allMatch(time -> day(time) == day)
                || Arrays.stream(times).allMatch(Step::endOfMonth);
    }

    private static long month(long time) {
        LocalDateTime at = dateTime(time);
        return at.getYear() * 12L + at.getMonthValue() - 1;
    }

    private static int day(long time) {
        return dateTime(time).getDayOfMonth();
    }

    private static boolean endOfMonth(long time) {
        LocalDate date = dateTime(time).toLocalDate();
        return date.getDayOfMonth() == date.lengthOfMonth();
    }

    private static LocalDateTime dateTime(long time) {
        return LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
    }
}
