package dev.aiengine.console.parts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and moments as people read them. */
public final class Texts {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    /** In groups of three digits. Without a format, as lists of many thousand rows are searched by their texts. */
    public static String count(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = digits.length() - 3; at > first; at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /** With as many decimals as tell something: 0.93, 12.4, 1,250. */
    public static String figure(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return "–";
        }
        if (number == Math.rint(number) && size < 1e9) {
            return count((long) number);
        }
        return size >= 1000
                ? String.format(Locale.ROOT, "%,.0f", number)
                : size >= 10
                        ? String.format(Locale.ROOT, "%.1f", number)
                        : size >= 0.001
                                ? String.format(Locale.ROOT, "%.3f", number)
                                : String.format(Locale.ROOT, "%.2e", number);
    }

    /** In at most three digits that tell something: 0.93, 12.4, 1,250. */
    public static String rough(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return figure(number);
        }
        BigDecimal digits = BigDecimal.valueOf(number).round(new MathContext(3)).stripTrailingZeros();
        double size = Math.abs(number);
        return size >= 100
                ? String.format(Locale.ROOT, "%,.0f", digits)
                : size >= 0.001 ? digits.toPlainString() : String.format(Locale.ROOT, "%.1e", number);
    }

    /** 1 node, 3 nodes. */
    public static String counted(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        String figure = unit > 0 && size < 10 ? Double.toString(Math.round(size * 10) / 10.0) : count(Math.round(size));
        return figure + " " + UNITS[unit];
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 10) {
            return Math.round(Math.max(0, duration.toMillis()) / 1e2) / 10.0 + " s";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h " + seconds / 60 % 60 + " min" : seconds / 86_400 + " days";
    }

    /** How long ago it was by the engine's clock. */
    public static String ago(Instant then, Instant now) {
        Duration since = Duration.between(then, now);
        if (since.toSeconds() < 2) {
            return "just now";
        }
        return duration(since) + " ago";
    }

    /** The clock time of today, the date too of any other day; in this computer's zone. */
    public static String moment(@Nullable Instant moment, Instant now) {
        if (moment == null) {
            return "–";
        }
        var local = moment.atZone(ZoneId.systemDefault());
        boolean today =
                local.toLocalDate().equals(now.atZone(ZoneId.systemDefault()).toLocalDate());
        return (today ? TODAY : DAY).format(local);
    }

    /** accuracy, macroF1 → Accuracy, Macro F1. */
    public static String title(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z0-9])", "$1 $2").replace('-', ' ').replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Texts() {}
}
