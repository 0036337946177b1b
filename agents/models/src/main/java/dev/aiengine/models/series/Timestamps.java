package dev.aiengine.models.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as people write them, as seconds since 1970 in UTC; one without an offset is taken for UTC. Known are
 * dates, date-times, months, years, and seconds, milli-, micro- or nanoseconds since 1970. What kind of number a column
 * has is told by its first value, so that an index that passes 1000 does not turn into years.
 */
public final class Timestamps {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{0,18})?");
    private static final Pattern YEAR = Pattern.compile("1[0-9]\\d\\d|2[01]\\d\\d");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d{2}(:?\\d{2})?)$");
    private static final long SECOND = 1_000_000;
    private static final double LEAST_MILLISECONDS = 1e11;
    private static final double LEAST_MICROSECONDS = 1e14;
    private static final double LEAST_NANOSECONDS = 1e17;
    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_800L * SECOND - 1;

    private final boolean years;

    private Timestamps(boolean years) {
        this.years = years;
    }

    /** Reads like the first value of a column. */
    public static Timestamps like(String first) {
        return new Timestamps(YEAR.matcher(first.strip()).matches());
    }

    /** The timestamp in a column of a row as text; absent where there is none. */
    public static @Nullable String text(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> null;
            // It would be read in the zone of this machine
            case Timestamp _ -> row.getObject(column, LocalDateTime.class).toString();
            case Double number
            when Double.isFinite(number) -> BigDecimal.valueOf(number).toPlainString();
            default -> value.toString();
        };
    }

    /** Seconds; empty where the text is no timestamp. */
    public OptionalLong parse(String text) {
        OptionalLong micros = micros(text);
        return micros.isEmpty() ? micros : OptionalLong.of(Math.floorDiv(micros.getAsLong(), SECOND));
    }

    /** Microseconds; empty where the text is no timestamp. */
    public OptionalLong micros(String text) {
        String plain = text.strip();
        try {
            long micros = NUMBER.matcher(plain).matches() ? number(plain) : calendar(plain.replace('/', '-'));
            return Math.abs(micros) <= LATEST ? OptionalLong.of(micros) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private long number(String plain) {
        BigDecimal number = new BigDecimal(plain);
        double size = Math.abs(number.doubleValue());
        if (years) {
            return atStart(LocalDate.of(number.signum() * (int) Math.min(size, 99_999), 1, 1));
        }
        int shift =
                size >= LEAST_NANOSECONDS ? -3 : size >= LEAST_MICROSECONDS ? 0 : size >= LEAST_MILLISECONDS ? 3 : 6;
        return number.scaleByPowerOfTen(shift).setScale(0, RoundingMode.FLOOR).longValue();
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
            return micros(
                    OffsetDateTime.parse(withWholeOffset(time.replace(" ", ""))).toInstant());
        }
        return micros(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
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
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * SECOND;
    }

    private static long micros(Instant instant) {
        return Math.abs(instant.getEpochSecond()) <= LATEST / SECOND
                ? instant.getEpochSecond() * SECOND + instant.getNano() / 1_000
                : Long.MAX_VALUE;
    }
}
