package dev.aiengine.models.recommend.factors;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A timestamp as a number to order by: a number, a date or a time in any of the types a column may have. */
final class Moment {

    /** Nothing where the value is no moment. */
    static OptionalDouble of(@Nullable Object value) {
        return switch (value) {
            case null -> OptionalDouble.empty();
            case Number number -> OptionalDouble.of(number.doubleValue());
            case Timestamp time -> OptionalDouble.of(seconds(time.toInstant()));
            case OffsetDateTime time -> OptionalDouble.of(seconds(time.toInstant()));
            case LocalDateTime time -> OptionalDouble.of(seconds(time.toInstant(ZoneOffset.UTC)));
            case LocalDate date -> OptionalDouble.of(date.toEpochDay() * 86_400.0);
            default -> parsed(value.toString().strip());
        };
    }

    private static OptionalDouble parsed(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return time(text.replace(' ', 'T'));
        }
    }

    private static OptionalDouble time(String text) {
        try {
            if (text.length() <= 10) {
                return of(LocalDate.parse(text));
            }
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return zoned ? of(OffsetDateTime.parse(text)) : of(LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return OptionalDouble.empty();
        }
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
    }

    private Moment() {}
}
