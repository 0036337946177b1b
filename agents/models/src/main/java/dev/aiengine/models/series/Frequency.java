package dev.aiengine.models.series;

import dev.aiengine.models.Untrainable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameter {@code frequency}. */
public final class Frequency {
    private static final Pattern FORM = Pattern.compile("(\\d{0,6})\\s*([a-z]+)");

    public static Step step(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        long count = !matcher.matches() || matcher.group(1).isEmpty() ? 1 : Long.parseLong(matcher.group(1));
        if (!matcher.matches() || count == 0) {
            throw unknown(text);
        }
        return switch (matcher.group(2)) {
            case "s", "second", "seconds" -> Step.seconds(count);
            case "m", "min", "minute", "minutes", "t" -> Step.seconds(60 * count);
            case "h", "hour", "hours", "hourly" -> Step.seconds(3600 * count);
            case "d", "day", "days", "daily" -> Step.seconds(Step.DAY * count);
            case "w", "week", "weeks", "weekly" -> Step.seconds(7 * Step.DAY * count);
            case "mo", "ms", "month", "months", "monthly" -> Step.months(count);
            case "q", "quarter", "quarters", "quarterly" -> Step.months(3 * count);
            case "y", "a", "year", "years", "yearly" -> Step.months(12 * count);
            default -> throw unknown(text);
        };
    }

    private static Untrainable unknown(String text) {
        return new Untrainable(
                "frequency " + text + " is not known: write a number and s, min, h, d, w, mo, q or y, such as 15min");
    }

    private Frequency() {}
}
