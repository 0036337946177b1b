package dev.aiengine.agent.measuring;

import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.Distribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts windows together. */
final class Windows {
    /** Predictions remembered of windows that were put together. */
    private static final int REMEMBERED = 100;

    private record Variant(String endpoint, String model, int version) {
        static Variant of(Activity activity) {
            return new Variant(activity.endpoint(), activity.model(), activity.version());
        }
    }

    /** What a window takes on the wire, roughly. */
    static int bytes(Window window) {
        int bytes = 100;
        for (Activity activity : window.activities()) {
            bytes += bytes(activity);
        }
        for (Remembered prediction : window.remembered() == null ? List.<Remembered>of() : window.remembered()) {
            bytes += 200 + prediction.id().length();
            for (Object said : prediction.predicted()) {
                bytes += 4 + said.toString().length();
            }
        }
        return bytes;
    }

    private static int bytes(Activity activity) {
        return 400 + length(activity.latency()) + length(activity.queueWait()) + length(activity.batchSize());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Cuts a list so that no part takes more than so many bytes, but for single activities. */
    static List<List<Activity>> parts(List<Activity> activities, int most) {
        List<List<Activity>> parts = new ArrayList<>();
        int bytes = most;
        for (Activity activity : activities) {
            if (bytes + bytes(activity) > most) {
                parts.add(new ArrayList<>());
                bytes = 0;
            }
            parts.getLast().add(activity);
            bytes += bytes(activity);
        }
        return parts;
    }

    /** Whether two may be put together: they are of the same minute and not too large. */
    static boolean fit(Window one, Window other) {
        return one.at() / 60 == other.at() / 60 && bytes(one) + bytes(other) <= Ledger.WINDOW;
    }

    /** Begins as the earlier one, has the number of the later. */
    static Window together(Window earlier, Window later) {
        Map<Variant, Activity> both = new LinkedHashMap<>();
        earlier.activities().forEach(activity -> both.put(Variant.of(activity), activity));
        later.activities().forEach(activity -> both.merge(Variant.of(activity), activity, Windows::together));
        return new Window(
                later.number(),
                earlier.at(),
                List.copyOf(both.values()),
                together(earlier.remembered(), later.remembered()));
    }

    private static Activity together(Activity one, Activity other) {
        return new Activity(
                one.endpoint(),
                one.model(),
                one.version(),
                one.predictions() + other.predictions(),
                one.rows() + other.rows(),
                together(one.errors(), other.errors()),
                together(one.latency(), other.latency()),
                together(one.queueWait(), other.queueWait()),
                together(one.batchSize(), other.batchSize()));
    }

    private static @Nullable Map<String, Long> together(
            @Nullable Map<String, Long> one, @Nullable Map<String, Long> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Map<String, Long> sum = new HashMap<>(one);
        other.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return sum;
    }

    private static @Nullable String together(@Nullable String one, @Nullable String other) {
        return one == null || other == null
                ? (one == null ? other : one)
                : Distribution.decoded(one).plus(Distribution.decoded(other)).encoded();
    }

    private static @Nullable List<Remembered> together(
            @Nullable List<Remembered> one, @Nullable List<Remembered> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<Remembered> both = new ArrayList<>(one);
        both.addAll(other);
        return both.subList(0, Math.min(both.size(), REMEMBERED));
    }

    private Windows() {}
}
