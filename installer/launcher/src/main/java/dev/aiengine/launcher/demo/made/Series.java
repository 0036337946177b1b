package dev.aiengine.launcher.demo.made;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Time series: what two depots ship each hour, and the temperature of a cold store that fails now and then. */
public final class Series {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 0, 0);
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;
    private static final int SHIPPED_HOURS = 60 * DAY;
    private static final int FAULT_EVERY = 487;
    private static final int FAULT_HOURS = 6;

    /** {@code series,timestamp,value} of two depots, with a daily and a weekly rhythm. */
    public static final Made SHIPMENTS =
            new Rows("shipments", "series,timestamp,value", 2 * SHIPPED_HOURS, 21, (row, random) -> {
                int hour = row % SHIPPED_HOURS;
                boolean north = row < SHIPPED_HOURS;
                return (north ? "north" : "south") + "," + START.plusHours(hour) + ","
                        + decimal(shipped(hour, north ? 200 : 80) + 6 * random.nextGaussian());
            });

    /** {@code timestamp,value,label}; the label is 1 while the store fails. */
    public static final Made COLD_STORE = new Rows(
            "cold-store",
            "timestamp,value,label",
            100 * DAY,
            22,
            (hour, random) ->
                    START.plusHours(hour) + "," + decimal(cold(hour, random)) + "," + (failing(hour) ? 1 : 0));

    /** Temperatures of three days with a failure at hour 60. */
    public static List<Double> coldHistory() {
        Random random = new Random(23);
        return IntStream.range(0, 3 * DAY)
                .mapToObj(hour -> Double.valueOf(decimal(normal(hour, random) + (hour >= 60 && hour < 63 ? 9 : 0))))
                .toList();
    }

    private static double shipped(int hour, double level) {
        double daily = Math.sin(2 * Math.PI * (hour % DAY - 8) / DAY);
        boolean weekend = hour % WEEK >= 5 * DAY;
        return level * (weekend ? 0.6 : 1) * (1 + 0.4 * daily);
    }

    private static double cold(int hour, Random random) {
        return normal(hour, random) + (failing(hour) ? 8 : 0);
    }

    private static double normal(int hour, Random random) {
        return -18 + Math.sin(2 * Math.PI * (hour % DAY) / DAY) + 0.3 * random.nextGaussian();
    }

    private static boolean failing(int hour) {
        return hour > WEEK && hour % FAULT_EVERY < FAULT_HOURS;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private Series() {}
}
