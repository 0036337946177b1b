package dev.aiengine.models.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Timestamps as people write them, as seconds since 1970 in UTC; one without an offset is taken for UTC. Known are
 * dates, date-times, months, years, and seconds or milliseconds since 1970. What kind of number a column has is told by
 * its first value, so that an index that passes 1000 does not turn into years.
 */
public final class Timestamps {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}(\\.0*)?");
    private static final Pattern YEAR = Pattern.compile("1[0-9]\\d\\d|2[01]\\d\\d");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d{2}(:?\\d{2})?)$");
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;
    private static final long LEAST_MICROSECONDS = 100_000_000_000_000L;
    /** The end of the year 9999, in seconds. */
    private static final long LATEST = 253_402_300_799L;

    private final boolean years;

    private Timestamps(boolean years) {
        this.years = years;
    }

    /** Reads like the first value of a column. */
    public static Timestamps like(String first) {
        return new Timestamps(YEAR.matcher(first.strip()).matches());
    }

    /** Empty where the text is no timestamp. */
    public OptionalLong parse(String text) {
        String plain = text.strip();
        try {
            long seconds = WHOLE.matcher(plain).matches() ? number(plain) : calendar(plain.replace('/', '-'));
            return Math.abs(seconds) <= LATEST ? OptionalLong.of(seconds) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private long number(String plain) {
        int dot = plain.indexOf('.');
        long number = Long.parseLong(dot < 0 ? plain : plain.substring(0, dot));
        if (years) {
            return atStart(LocalDate.of(Math.toIntExact(Math.clamp(number, -9999, 99_999)), 1, 1));
        }
        if (Math.abs(number) >= LEAST_MICROSECONDS) {
            return Math.floorDiv(number, 1_000_000L);
        }
        return Math.abs(number) >= LEAST_MILLISECONDS ? Math.floorDiv(number, 1000L) : number;
    }

    private static long calendar(String plain) {
        if (MONTH.matcher(plain).matches()) {
            return atStart(YearMonth.parse(plain).atDay(1));
        }
        if (DATE.matcher(plain).matches()) {
            return atStart(LocalDate.parse(plain));
        }
        String time = plain.length() > 10 && plain.charAt(10) == ' '
                ? plain.substring(0, 10) + 'T' + plain.substring(11).strip()
                : plain;
        if (time.length() > 10 && OFFSET.matcher(time.substring(10)).find()) {
            return OffsetDateTime.parse(withWholeOffset(time.replace(" ", ""))).toEpochSecond();
        }
        return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
    }

    /** {@code +02} and {@code +0200} as {@code +02:00}. */
    private static String withWholeOffset(String time) {
        int sign = Math.max(time.lastIndexOf('+'), time.lastIndexOf('-'));
        String offset = sign > 10 ? time.substring(sign + 1) : "";
        return switch (offset.length()) {
            case 2 -> time + ":00";
            case 4 -> time.substring(0, sign + 3) + ':' + offset.substring(2);
            default -> time;
        };
    }

    private static long atStart(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
