package dev.aiengine.models.tabular.columns;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What a text stands for, where it stands for a number or a moment. */
final class Texts {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");
    private static final int LONGEST = 40;

    /** As decimals are written, so that {@code 0x1f} and {@code 1d} stay texts. */
    static OptionalDouble number(String text) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Seconds since 1970 of an ISO 8601 date or time; one without an offset is read as UTC. */
    static OptionalDouble moment(String text) {
        try {
            if (text.length() > LONGEST) {
                return OptionalDouble.empty();
            }
            if (DAY.matcher(text).matches()) {
                return OptionalDouble.of(LocalDate.parse(text).toEpochDay() * 86_400.0);
            }
            if (!MOMENT.matcher(text).matches()) {
                return OptionalDouble.empty();
            }
            String iso = text.replace(' ', 'T').replaceFirst("T(.*[+-]\\d{2})$", "T$1:00");
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            long seconds = offset
                    ? OffsetDateTime.parse(iso).toEpochSecond()
                    : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
            return OptionalDouble.of((double) seconds);
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    private Texts() {}
}
